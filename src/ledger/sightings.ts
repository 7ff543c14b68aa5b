/** The history of problems, for the rectification list. */
import type { Sighting } from '../lib/rectification.ts';
import type { FindingResult } from '../model/results.ts';
import type { Database } from './database.ts';

/** Runs up to a day, and re-checks up to another. */
export interface Until {
  asOf: string;
  rechecked: string;
}

/** Oldest first. Runs of the same day count in the order of their making. */
export async function sightings(db: Database, agency?: string, until?: Until): Promise<Sighting[]> {
  const { asOf = '9', rechecked = '9' } = until ?? {};
  const all = db
    .selectFrom('findings')
    .innerJoin('runs', 'runs.id', 'findings.run')
    .select(['findings.agency', 'findings.fingerprint', 'findings.check', 'findings.place', 'findings.text'])
    .select(['findings.outcome', 'findings.state', 'findings.review', 'findings.asked', 'runs.as_of']);
  const wanted = all.where((where) =>
    where.or([
      where('runs.as_of', '<=', asOf),
      where.and([where('runs.scope', '=', 'recheck'), where('runs.as_of', '<=', rechecked)]),
    ]),
  );
  const rows = await (agency === undefined ? wanted : wanted.where('findings.agency', '=', agency))
    .orderBy('runs.as_of')
    .orderBy('runs.started_at')
    .execute();
  // What only prompts ask for in the newest run is no problem, whatever earlier rulesets made of it.
  const keyOf = (row: { agency: string; fingerprint: string }) => `${row.agency} ${row.fingerprint}`;
  const last = new Map(rows.map((row) => [keyOf(row), row.asked]));
  const counted = rows.filter((row) => last.get(keyOf(row)) === 0);
  return counted.map(({ as_of, outcome, state, asked: _, ...row }) => ({
    ...row,
    asOf: as_of,
    outcome: outcome as FindingResult['outcome'],
    state: state as FindingResult['state'],
  }));
}

/** Id → name as the newest run has it. */
export async function agencyNames(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('scores')
    .innerJoin('runs', 'runs.id', 'scores.run')
    .select(['scores.agency', 'scores.name'])
    .orderBy('runs.as_of')
    .orderBy('runs.started_at')
    .execute();
  return new Map(rows.map(({ agency, name }) => [agency, name]));
}
