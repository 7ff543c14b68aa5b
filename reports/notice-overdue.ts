/** The list of problems that were not mended in time (督办). Plain data. */
import { addWorkdays, inCalendar, workdaysAfter } from '../src/lib/workdays.ts';
import type { AgencyResult, Results } from '../src/model/results.ts';
import { targetNames } from './findings.ts';
import { frame, isProblem, judged, type NoticeContext, problem, shownRows, withoutAddress } from './notice-parts.ts';
import { clean } from './words.ts';

/** Null: nothing is overdue. Overdue is measured at the day on which it was last seen: what was mended since is not known. */
export function overdueNotice(results: Results, context: NoticeContext) {
  const { asOf, agencies } = results.judgement;
  const found = agencies.map((agency) => ({ agency, rows: overdueOf(agency, asOf, context) }));
  const late = found.filter(({ rows }) => rows.length > 0);
  if (late.length === 0) return null;
  const rows = late.flatMap((f) => f.rows);
  return {
    ...frame(results, context),
    title: '关于政务公开逾期未整改问题的督办通知',
    agencies: late.map(({ agency, rows: own }) => ({
      name: clean(agency.name, 60),
      count: own.length,
      longest: Math.max(...own.map((r) => r.late)),
    })),
    count: rows.length,
    reopened: rows.filter((r) => r.reopened).length,
    rows: rows.slice(0, shownRows).map((row, i) => ({ ...row, no: i + 1 })),
    more: Math.max(0, rows.length - shownRows),
  };
}

/** What an appeal is open on waits for its decision; what was first seen in this run has its time still before it. */
function overdueOf(agency: AgencyResult, asOf: string, context: NoticeContext) {
  const counted = new Set(judged(agency).flatMap(({ indicator }) => indicator.findings));
  const names = targetNames(agency);
  return agency.findings
    .filter((f) => isProblem(f) && f.review !== 'appeal' && counted.has(f.fingerprint))
    .flatMap((f) => {
      const since = context.firstSeen.get(agency.id)?.get(f.fingerprint);
      if (since === undefined) return [];
      const seen = context.lastSeen?.get(agency.id)?.get(f.fingerprint) ?? asOf;
      // Seen by this run for the second time, or by a re-check since.
      if (f.state !== 'open' && f.state !== 'reopened' && seen <= asOf) return [];
      const deadline = addWorkdays(since, context.workdays);
      if (deadline >= seen || !inCalendar(deadline)) return [];
      return [
        {
          ...withoutAddress(problem(f, agency, names, context)),
          since,
          deadline,
          late: workdaysAfter(deadline, seen),
          reopened: f.state === 'reopened',
        },
      ];
    })
    .sort((a, b) => b.late - a.late || (a.fingerprint < b.fingerprint ? -1 : 1));
}
