/** Numbers of accounts by platform, with the share that passes, and the accounts that do not. Plain data. */
import type { Results } from '../src/model/results.ts';
import { type AccountRow, accountsOf } from './accounts.ts';
import type { ReportContext } from './context.ts';
import { agencyPaths } from './paths.ts';

/** Null where nobody has an account. */
export function accountsSummary(results: Results, context: ReportContext) {
  const { agencies } = results.judgement;
  const paths = agencyPaths(agencies);
  const all = agencies.flatMap((agency) =>
    accountsOf(agency, context).map((row) => ({ ...row, page: paths.get(agency.id) ?? '' })),
  );
  if (all.length === 0) return null;
  const platforms = [...Map.groupBy(all, (row) => row.platform)]
    .map(([platform, rows]) => ({ platform, ...counted(rows) }))
    .sort((a, b) => b.count - a.count || (a.platform < b.platform ? -1 : 1));
  const problems = all.filter((row) => row.status === 'vetoed' || row.status === 'faulty').sort(worstFirst);
  const unknown = all.filter((row) => row.status === 'unknown');
  return { ...counted(all), platforms, several: platforms.length > 1, problems, unknowns: unknown };
}

function counted(rows: readonly AccountRow[]) {
  const of = (status: AccountRow['status']) => rows.filter((r) => r.status === status).length;
  const passed = of('passed');
  const judged = passed + of('vetoed') + of('faulty');
  return {
    count: rows.length,
    passed,
    vetoed: of('vetoed'),
    faulty: of('faulty'),
    unknown: of('unknown'),
    unchecked: of('unchecked'),
    judged,
    /** Of those that could be judged; null where none could. */
    rate: judged === 0 ? null : passed / judged,
  };
}

/** Vetoed ones first, then those that are silent the longest; no date stands last. */
function worstFirst(a: AccountRow, b: AccountRow): number {
  return (
    Number(b.status === 'vetoed') - Number(a.status === 'vetoed') ||
    ((a.newest ?? '9') < (b.newest ?? '9') ? -1 : (a.newest ?? '9') > (b.newest ?? '9') ? 1 : 0)
  );
}
