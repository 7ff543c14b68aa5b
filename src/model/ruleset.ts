/** A ruleset: one official document's indicators and what they cost. */
import { z } from 'zod';
import { agencyKinds } from './register.ts';

const day = z.iso.date('应为 YYYY-MM-DD 形式且真实存在的日期');

const limit = {
  /** Breached by this many bad ones. */
  atLeast: z.int().min(1).optional(),
  /** Breached when the share of good ones is below this. */
  shareBelow: z.number().gt(0).max(1).optional(),
  /** With shareBelow: fewer examined than this is unsure, not a fail. */
  minimumN: z.int().min(1).optional(),
};

const leafSchema = z.strictObject({
  check: z.string(),
  options: z.record(z.string(), z.unknown()).default({}),
  ...limit,
});
/** One check, or any / all / sum over several. A missing limit means atLeast 1. */
export const whenSchema = z.union([
  leafSchema,
  z.strictObject({ any: z.array(leafSchema).min(1) }),
  z.strictObject({ all: z.array(leafSchema).min(1) }),
  z.strictObject({ sum: z.array(leafSchema).min(1), atLeast: z.int().min(1) }),
]);

export const confidences = ['document', 'official', 'secondary', 'our-setting'] as const;

/**
 * veto: a breach makes the agency fail. deduct: a breach cuts points. prompt: what is found is for a person to judge.
 * attest: a person vouches for it. bonus: points that a person grants, by an attestation that states them.
 */
export const indicatorKinds = ['veto', 'deduct', 'prompt', 'attest', 'bonus'] as const;

export const indicatorSchema = z.strictObject({
  /** Row of the requirement table. */
  requirement: z.string().regex(/^[A-Z]-[\w.]+$/),
  title: z.string().min(1),
  /** Kinds of agencies, and `named`: the units that the requirement names. */
  for: z
    .array(z.enum([...agencyKinds, 'named']))
    .min(1)
    .default([...agencyKinds]),
  /** Only sections, only owners, or both. */
  role: z.enum(['owner', 'section', 'any']).default('any'),
  /** `agency`: what is vouched for the agency as a whole; no check looks at it. */
  target: z.enum(['site', 'account', 'agency']),
  /** Left out where a person vouches; given there, it finds the public traces that are shown beside. */
  when: whenSchema.optional(),
  kind: z.enum(indicatorKinds),
  points: z.number().min(0).default(0),
  /** A deduction counts once a failing target, once a bad finding, or by the share that is short. */
  per: z.enum(['target', 'finding', 'shortfall']).default('target'),
  /** The most that this indicator can cost; the points it is worth. */
  max: z.number().min(0).optional(),
  /** How far back it looks: `period` or a number of days before as-of. */
  window: z.union([z.literal('period'), z.strictObject({ days: z.int().min(1) })]).default('period'),
  /** Not applicable before this day. */
  from: day.optional(),
  /** Where the limit comes from, and how sure it is; `our-setting` is printed beside it everywhere. */
  source: z.string().min(1),
  confidence: z.enum(confidences),
  /** How sure the points are, where that differs from the ruleset's. */
  pointsConfidence: z.enum(confidences).optional(),
});

export const rulesetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  documentNumber: z.string().nullable(),
  issuer: z.string().min(1),
  /** Null: the document does not say. */
  inForce: z.strictObject({ from: day.nullable(), to: day.nullable().default(null) }),
  /** Points of all deductions together. */
  total: z.number().positive(),
  /** From the best down; the first whose `from` the score reaches. */
  grades: z.array(z.strictObject({ name: z.string(), from: z.number().min(0).max(100) })).min(1),
  /** Bonus points count only where the score is above `above`; together at most `max`. */
  bonus: z.strictObject({ above: z.number().min(0).max(100), max: z.number().positive() }).optional(),
  /** Where the points come from: hardly any document gives them. */
  pointsConfidence: z.enum(confidences).default('our-setting'),
  note: z.string().optional(),
  indicators: z.array(indicatorSchema).min(1),
});
export type Leaf = z.output<typeof leafSchema>;
export type When = z.output<typeof whenSchema>;
export type Indicator = z.output<typeof indicatorSchema>;
export type Ruleset = z.output<typeof rulesetSchema>;
