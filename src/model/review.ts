/** A person's decision on a finding; it outlives runs because it names the finding by fingerprint. */
import { z } from 'zod';

export const decisions = ['confirm', 'dismiss', 'appeal', 'accept'] as const;

/** As officials call them. */
export const decisionWords = {
  confirm: '认定',
  dismiss: '不予认定',
  appeal: '申诉中',
  accept: '采信情况说明',
} as const satisfies Record<(typeof decisions)[number], string>;

/** What a decision covers beside its own finding. */
export const scopes = ['finding', 'page', 'agency'] as const;

/** As officials call them. */
export const scopeWords = {
  finding: '仅本条',
  page: '该单位此页面上的全部问题',
  agency: '该单位的全部同类问题',
} as const satisfies Record<(typeof scopes)[number], string>;

const coversSchema = z.discriminatedUnion('scope', [
  /** All findings of the agency on one page; `page` is an address without its scheme. */
  z.strictObject({ scope: z.literal('page'), agency: z.string(), page: z.string() }),
  /** All findings of the agency by one check. */
  z.strictObject({ scope: z.literal('agency'), agency: z.string(), check: z.string() }),
]);

export const reviewSchema = z.strictObject({
  fingerprint: z.string().min(1),
  decision: z.enum(decisions),
  reason: z.string().min(1),
  by: z.string().min(1),
  /** Day of the decision. */
  at: z.iso.date(),
  attachment: z.string().optional(),
  /** Last day on which it holds; without it, it holds until another decision. */
  expires: z.iso.date().optional(),
  /** Without it, the finding alone. */
  covers: coversSchema.optional(),
});
export type Covers = z.output<typeof coversSchema>;
export type Review = z.output<typeof reviewSchema>;
