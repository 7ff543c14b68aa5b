/** `out/RUN/results.json`, contract version 1. The judgement is canonical: same case, same bytes. */
import { z } from 'zod';
import { attestationSchema } from './attestation.ts';
import { gapReasons } from './facts.ts';
import { agencyKinds } from './register.ts';
import { confidences, indicatorKinds } from './ruleset.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const points = z.number().min(0);

export const outcomes = ['pass', 'fail', 'unsure', 'not-applicable', 'error'] as const;
export type Outcome = (typeof outcomes)[number];
export const findingStates = ['new', 'open', 'fixed', 'reopened', 'not-rechecked', 'dismissed'] as const;

export const findingResultSchema = z.strictObject({
  fingerprint: z.string(),
  check: z.string(),
  say: z.string(),
  text: z.string(),
  outcome: z.enum(['bad', 'unsure']),
  /** Why it is not certain. */
  doubt: z.string().nullable(),
  target: z.string(),
  place: z.string(),
  found: value,
  required: value,
  at: z.array(
    z.strictObject({
      url: z.string(),
      fetchedAt: z.string(),
      sha256: z.string().nullable(),
      record: z.string().nullable(),
      excerpt: z.string().optional(),
    }),
  ),
  data: z.record(z.string(), value),
  state: z.enum(findingStates),
  review: z.string().optional(),
  /** Only prompts and statements ask for it: it costs nothing and is on no rectification list. */
  asked: z.literal(true).optional(),
});
export type FindingResult = z.output<typeof findingResultSchema>;

export const indicatorResultSchema = z.strictObject({
  requirement: z.string(),
  title: z.string(),
  kind: z.enum(indicatorKinds),
  outcome: z.enum(outcomes),
  /** Why it is unsure, not applicable or in error; null otherwise. */
  reason: z.string().nullable(),
  n: z.int(),
  bad: z.int(),
  unsure: z.int(),
  /** The limit in words. */
  limit: z.string(),
  points,
  max: points,
  lost: points,
  source: z.string(),
  /** How sure the limit is, and how sure the points are. */
  confidence: z.enum(confidences),
  pointsConfidence: z.enum(confidences).optional(),
  findings: z.array(z.string()),
  /** How it came out for each account; absent where it does not look at accounts. */
  accounts: z.array(z.strictObject({ id: z.string(), outcome: z.enum(outcomes) })).optional(),
  /** What a person vouched for, and whether it still holds; absent where nobody did. */
  attestation: attestationSchema
    .omit({ requirement: true, agency: true })
    .extend({ state: z.enum(['valid', 'expired']) })
    .optional(),
});
export type IndicatorResult = z.output<typeof indicatorResultSchema>;

export const scoreResultSchema = z.strictObject({
  ruleset: z.string(),
  inForce: z.boolean(),
  /** Null: withheld (assessed < 0.8) or nothing applicable. */
  score: z.number().nullable(),
  best: z.number().nullable(),
  worst: z.number().nullable(),
  /** Share of the automatic points really judged. */
  assessed: z.number().nullable(),
  /** Share of the statements asked of persons that were made and still hold. */
  attested: z.number().nullable(),
  /** Points granted by hand, in the score; absent where there are none. */
  bonus: z.number().min(0).optional(),
  vetoed: z.array(z.string()),
  grade: z.string().nullable(),
  rank: z.int().nullable(),
  indicators: z.array(indicatorResultSchema),
});
export type ScoreResult = z.output<typeof scoreResultSchema>;

export const accountSeenSchema = z.strictObject({
  platform: z.string(),
  name: z.string(),
  /** 订阅号, 服务号 …; null where the register does not tell. */
  type: z.string().nullable(),
  /** Day of the newest post up to the as-of day, null where none was seen. */
  newest: z.string().nullable(),
  /** Posts of the period, null where some may be missing. */
  posts: z.int().nullable(),
});
export type AccountSeen = z.output<typeof accountSeenSchema>;

export const agencyResultSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(agencyKinds),
  /** Who it is ranked among. */
  group: z.string(),
  targets: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum(['site', 'account', 'agency']),
      name: z.string().optional(),
      url: z.string().optional(),
      /** Pages fetched and shown, for a site. */
      pages: z.strictObject({ fetched: z.int(), shown: z.int() }).optional(),
      /** Page templates seen and checked for accessibility, and how many pages the checked ones stand for. */
      templates: z.strictObject({ seen: z.int(), checked: z.int(), pages: z.int() }).optional(),
      /** What robots.txt of a site said and whether it was respected; absent for snapshots of earlier versions. */
      robots: z
        .strictObject({
          respected: z.boolean(),
          said: z.enum(['rules', 'none', 'unreadable', 'not-asked']),
          detail: z.string(),
          /** Seconds between requests that it asks for. */
          crawlDelay: z.number().nullable(),
          /** Archive locator of the file. */
          record: z.string().nullable(),
        })
        .optional(),
      /** For an account; absent in results of earlier versions. */
      account: accountSeenSchema.optional(),
      gaps: z.array(
        z.strictObject({
          fact: z.string(),
          place: z.string(),
          reason: z.enum(gapReasons),
          detail: z.string().optional(),
        }),
      ),
    }),
  ),
  scores: z.array(scoreResultSchema),
  findings: z.array(findingResultSchema),
});
export type AgencyResult = z.output<typeof agencyResultSchema>;

const hash = z.string();
export const judgementSchema = z.strictObject({
  version: z.literal(1),
  asOf: z.string(),
  period: z.strictObject({ from: z.string(), to: z.string() }),
  seed: z.string(),
  inputs: z.strictObject({
    rulesets: z.record(z.string(), hash),
    checks: hash,
    tables: hash,
    calendar: hash,
    register: hash,
    snapshots: z.record(z.string(), hash),
    histories: hash,
    reviews: hash,
    attestations: hash.optional(),
  }),
  agencies: z.array(agencyResultSchema),
});
export type Judgement = z.output<typeof judgementSchema>;

export const resultsSchema = z.strictObject({
  run: z.strictObject({
    id: z.string(),
    parent: z.string().optional(),
    /** Open problems were looked at again; there are no scores. */
    recheck: z.literal(true).optional(),
    startedAt: z.string(),
    finishedAt: z.string(),
    tool: z.string(),
  }),
  judgement: judgementSchema,
});
export type Results = z.output<typeof resultsSchema>;
