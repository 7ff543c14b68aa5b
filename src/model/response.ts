/** What an agency says in its feedback form of a problem: where mending stands. It decides nothing. */
import { z } from 'zod';

export const mendStates = ['done', 'doing', 'not'] as const;

/** As the form offers them. */
export const mendWords = { done: '已整改', doing: '正在整改', not: '未整改' } as const satisfies Record<
  (typeof mendStates)[number],
  string
>;

export const responseSchema = z.strictObject({
  fingerprint: z.string().min(1),
  mended: z.enum(mendStates),
  /** Where what was mended can be seen. */
  url: z.string().max(2048).optional(),
  by: z.string().min(1),
  /** Day on which it was filled in. */
  at: z.iso.date(),
  attachment: z.string().optional(),
  /** Name of the file that it came with. */
  file: z.string(),
});
export type Response = z.output<typeof responseSchema>;
