/** The living template of a check: `npm run new-check ID` copies what stands below. It is compiled and tested like any other. */
import { z } from 'zod';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  // Chinese: what is checked; the harm of the fault, by the document; how to mend it.
  title: '栏目内容过少',
  why: '栏目只有零星内容，群众找不到应当公开的信息。',
  fix: '补齐应当公开的内容；内容确实很少的，并入相近栏目。',
  target: 'site',
  // Only these facts are handed over, and the check is not run where one of them could not be captured.
  reads: ['columns'],
  options: z.strictObject({
    least: z.int().min(1).default(3).describe('栏目至少应有的条数'),
    classes: z.array(z.string()).min(1).describe('要检查的栏目类别'),
  }),
  // Only where options name column classes: loading refuses those that the table does not know.
  classesIn: (options) => options.classes,
  messages: { few: '栏目“{column}”只有{found}条内容，要求至少{least}条。' },
  *run({ facts, options, target }) {
    const columns = facts.columns.filter(
      (c) => options.classes.includes(c.class ?? '') && !target.exemptColumns.includes(c.class ?? ''),
    );
    if (columns.length === 0) return { notApplicable: '没有所列类别的栏目' };
    for (const column of columns) {
      if (column.state === 'page' || column.items.length >= options.least) continue;
      // What we could not read to its end may hold more: our failure is never theirs.
      const unsure = column.state === 'unread' || !column.complete ? '栏目未读完' : null;
      yield {
        say: 'few',
        place: `column:${placeOf(column.url)}`,
        at: [column.at],
        found: column.items.length,
        required: `至少${options.least}条`,
        data: { column: column.name, found: column.items.length, least: options.least },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: columns.length };
  },
});
