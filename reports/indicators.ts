/** What the rulesets and the requirement table say of an indicator. */
import type { Indicator, Leaf } from '../src/model/ruleset.ts';
import type { Requirement } from '../src/model/tables.ts';

/** The checks that an indicator asks for, each with its options. */
export function leavesOf({ when }: Pick<Indicator, 'when'>): readonly Leaf[] {
  return 'check' in when ? [when] : 'any' in when ? when.any : 'all' in when ? when.all : when.sum;
}

/** Document, place in it, and wording of a clause; nulls where the table does not know it. */
export function clauseOf(requirement: string, requirements: readonly Requirement[]) {
  const row = requirements.find((r) => r.id === requirement);
  return row === undefined
    ? { document: null, clause: null }
    : { document: `${row.document} ${row.place}`, clause: row.text };
}
