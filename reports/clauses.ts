/** What the requirement table says of an indicator's clause. */
import type { ReportContext } from './context.ts';

/** Document with the place in it, and wording of a clause; nulls where the table does not know it. */
export function clauseOf(requirement: string, { requirements, documents }: ReportContext) {
  const row = requirements.find((r) => r.id === requirement);
  if (row === undefined) return { document: null, clause: null };
  const title = documents[row.document]?.title ?? row.document;
  return { document: `《${title}》${row.place}`, clause: row.text };
}
