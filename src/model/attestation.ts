/** What a person vouches for on behalf of an agency: for duties that leave no public trace, and for points given by hand. */
import { z } from 'zod';

export const attestationSchema = z.strictObject({
  /** Row of the requirement table. */
  requirement: z.string().min(1),
  /** Agency id. */
  agency: z.string().min(1),
  /** What was done, in the person's words. */
  statement: z.string().min(1),
  /** Day of the statement. */
  date: z.iso.date('应为 YYYY-MM-DD 形式且真实存在的日期'),
  by: z.string().min(1),
  attachment: z.string().optional(),
  /** Last day on which it holds; without it, a year from its date. */
  expires: z.iso.date('应为 YYYY-MM-DD 形式且真实存在的日期').optional(),
  /** Points granted, for a bonus. */
  points: z.number().min(0).optional(),
});
export type Attestation = z.output<typeof attestationSchema>;
