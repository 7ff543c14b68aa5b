/** What the requirement table says of an indicator's clause. */
import type { Requirement } from '../src/model/tables.ts';

/** Document, place in it, and wording of a clause; nulls where the table does not know it. */
export function clauseOf(requirement: string, requirements: readonly Requirement[]) {
  const row = requirements.find((r) => r.id === requirement);
  return row === undefined
    ? { document: null, clause: null }
    : { document: `${row.document} ${row.place}`, clause: row.text };
}
