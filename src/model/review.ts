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
});
export type Review = z.output<typeof reviewSchema>;
