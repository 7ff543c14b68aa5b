/** Scores of earlier months, for trends. */
import type { PastScore } from '../model/past-score.ts';
import type { Database } from './database.ts';

/** Ranked scores of the twelve months before `asOf`'s; of several runs of a month the one that began last counts. */
export async function pastScores(db: Database, asOf: string): Promise<PastScore[]> {
  const month = asOf.slice(0, 7);
  const rows = await db
    .selectFrom('scores')
    .innerJoin('runs', 'runs.id', 'scores.run')
    .select(['scores.agency', 'scores.ruleset', 'scores.score', 'scores.rank', 'runs.as_of'])
    .where('runs.as_of', '<', `${month}-01`)
    .where('runs.as_of', '>=', `${Number(month.slice(0, 4)) - 1}-${month.slice(5)}-01`)
    .orderBy('runs.as_of')
    .orderBy('runs.started_at')
    .execute();
  const last = new Map(rows.map((row) => [`${row.agency}\n${row.ruleset}\n${row.as_of.slice(0, 7)}`, row]));
  return [...last.values()].flatMap(({ agency, ruleset, score, rank, as_of }) =>
    score === null || rank === null ? [] : [{ agency, ruleset, month: as_of.slice(0, 7), score }],
  );
}
