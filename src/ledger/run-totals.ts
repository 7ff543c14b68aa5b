/** How each run came out, in one row a ruleset. */
import type { RunTotal } from '../model/run-total.ts';
import type { Database } from './database.ts';

export async function runTotals(db: Database): Promise<RunTotal[]> {
  const rows = await db
    .selectFrom('scores')
    .select(({ fn, eb }) => [
      'run',
      'ruleset',
      fn.count<number>('rank').as('ranked'),
      fn.avg<number | null>(eb.case().when('rank', 'is not', null).then(eb.ref('score')).end()).as('average'),
      fn.sum<number>(eb.case().when('vetoed', '!=', '[]').then(1).else(0).end()).as('vetoed'),
    ])
    .groupBy(['run', 'ruleset'])
    .orderBy('ruleset')
    .execute();
  return rows;
}
