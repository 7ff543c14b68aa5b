/** The notice to one agency (整改通知书 or 得分单): its score line by line, its problems, what to mend until when. Plain data. */
import type { AgencyResult, Results } from '../src/model/results.ts';
import { decisionWords } from '../src/model/review.ts';
import { agencyPage } from './agency.ts';
import {
  changeWords,
  frame,
  isStopped,
  type NoticeContext,
  numeral,
  problemGroups,
  selfChecks,
  whyWords,
} from './notice-parts.ts';
import { clean } from './words.ts';

export function noticeToAgency(agency: AgencyResult, results: Results, context: NoticeContext) {
  const { sections, accounts } = agencyPage(agency, results, context);
  const head = frame(results, context);
  const groups = problemGroups(agency, context);
  const checks = selfChecks(agency, context);
  const listed = fewOfEach(checks);
  const problemCount = groups.reduce((sum, g) => sum + g.problems.length, 0);
  const left = groups.flatMap((g) => g.problems).filter((p) => p.mended === null).length;
  let no = 0;
  const numbered = groups.map((group, i) => ({
    ...group,
    no: numeral(i + 1),
    problems: group.problems.map((p) => ({ ...p, no: ++no })),
  }));
  return {
    ...head,
    title: left > 0 ? '政务公开问题整改通知书' : '政务公开监测评估得分单',
    agency: clean(agency.name, 60),
    stopped: isStopped(agency),
    several: sections.length > 1,
    sections: sections.map((s) => sheetOf(s)),
    accounts: accounts.map((account, i) => ({ ...account, no: i + 1, faults: account.faults.join('、') })),
    groups: numbered,
    problemCount,
    /** Found mended since by a re-check; the score stays as it was. */
    mended: problemCount - left,
    left,
    costing: numbered.filter((g) => g.failed).length,
    selfChecks: listed.map((c, i) => ({ ...c, no: i + 1 })),
    /** Doubts that are like those listed. */
    moreChecks: checks.length - listed.length,
    feedback: numbered.flatMap((g) => g.problems).filter((p) => p.mended === null),
    annexes: annexesOf(problemCount > 0, checks.length > 0, left > 0),
  };
}

/** A site most of whose links fail would fill a hundred sheets with one doubt. */
const mostAlike = 20;

function fewOfEach<T extends { check: string; doubt: string }>(checks: readonly T[]): T[] {
  return [...Map.groupBy(checks, ({ check, doubt }) => `${check} ${doubt}`).values()].flatMap((alike) =>
    alike.slice(0, mostAlike),
  );
}

/** Number of each annex; null where there is none. */
function annexesOf(hasProblems: boolean, hasChecks: boolean, isLeft: boolean) {
  const checks = hasProblems ? 3 : 2;
  return {
    problems: hasProblems ? 2 : null,
    selfChecks: hasChecks ? checks : null,
    feedback: isLeft ? checks + Number(hasChecks) : null,
  };
}

type Section = ReturnType<typeof agencyPage>['sections'][number];

function sheetOf({ title, inForce, standing, vetoed, withheld, unscored, lines, sum, bonus }: Section) {
  // Too little was seen: neither a score nor what would make one.
  const isScored = !withheld && !unscored;
  return {
    title,
    inForce,
    vetoed,
    vetoes: standing.vetoes.map((v) => v.title).join('、'),
    withheld,
    unscored,
    why: whyWords(standing.unscoredWhy),
    score: isScored ? standing.score : null,
    grade: isScored ? standing.grade : null,
    rank: isScored ? standing.rank : null,
    of: standing.of,
    group: standing.group,
    change: isScored ? changeWords(standing.change?.score ?? null) : null,
    sum: isScored && !vetoed ? sum : null,
    bonus: isScored ? bonus : null,
    lines: lines.map((line, i) => ({
      no: i + 1,
      requirement: line.requirement,
      title: line.title,
      limit: line.limit,
      ourSetting: line.ourSetting || line.ourPoints,
      max: line.cuts ? line.max : null,
      lost: line.cuts && isScored ? line.lost : null,
      outcome: isScored || line.outcome !== 'fail' ? line.outcomeWord : '发现问题',
      reason: line.reason,
    })),
  };
}

/** The form that an agency fills in and sends back; `gongkai review import` reads its appeals. Null: nothing to answer. */
export function feedbackSheet({ feedback }: ReturnType<typeof noticeToAgency>) {
  if (feedback.length === 0) return null;
  const head = ['编号', '问题', '网址', '整改情况', '整改后的网址', '异议', '异议理由', '附件', '责任人', '填报日期'];
  return {
    name: '整改情况反馈表',
    rows: [head, ...feedback.map((f) => [f.fingerprint, f.text, f.url, ...Array.from({ length: 7 }, () => null)])],
    widths: [22, 44, 36, 12, 36, 10, 30, 16, 10, 12],
    links: [2],
    choices: { 3: ['已整改', '正在整改', '未整改'], 5: [decisionWords.appeal] },
  };
}
