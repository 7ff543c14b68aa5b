/** Accounts as lists of them show: what each is, when it was last updated, how it was judged. Plain data. */
import type { AgencyResult, IndicatorResult, Outcome } from '../src/model/results.ts';
import type { ReportContext } from './context.ts';
import { isLive } from './standing.ts';
import { clean, gapReasonWords } from './words.ts';

/** `unknown`: it could not be told. `unchecked`: no indicator of the rulesets used looks at accounts. */
export type AccountStatus = 'vetoed' | 'faulty' | 'passed' | 'unknown' | 'unchecked';

export const accountStatusWords: Record<AccountStatus, string> = {
  vetoed: '单项否决',
  faulty: '存在扣分问题',
  passed: '合格',
  unknown: '未能判定',
  unchecked: '未检查',
};

/** How a status is coloured. */
const tones: Record<AccountStatus, string> = {
  vetoed: 'fail',
  faulty: 'fail',
  passed: 'pass',
  unknown: 'unsure',
  unchecked: '',
};

export type AccountRow = ReturnType<typeof accountRow>;

/** In the order of the results. */
export function accountsOf(agency: AgencyResult, context: ReportContext) {
  return agency.targets.filter((t) => t.type === 'account').map((t) => accountRow(t, agency, context));
}

function accountRow(target: AgencyResult['targets'][number], agency: AgencyResult, context: ReportContext) {
  const { account } = target;
  const judged = judgedFor(target.id, agency);
  const status = statusOf(judged);
  const own = new Map(
    agency.findings.filter((f) => f.target === target.id && isLive(f)).map((f) => [f.fingerprint, f]),
  );
  const behind = (indicators: readonly Judged[]) =>
    [...new Set(indicators.flatMap((j) => j.indicator.findings))].flatMap((f) => own.get(f) ?? []);
  const failed = judged.filter((j) => j.outcome === 'fail').sort((a, b) => weight(b) - weight(a));
  return {
    id: target.id,
    agency: clean(agency.name, 60),
    platform: account === undefined ? '未注明平台' : clean(account.platform, 30),
    name: clean(account?.name ?? target.name ?? target.id, 60),
    type: account?.type == null ? null : clean(account.type, 20),
    newest: account?.newest ?? null,
    posts: account?.posts ?? null,
    counted: account?.posts != null,
    status,
    vetoed: status === 'vetoed',
    tone: tones[status],
    statusWord: accountStatusWords[status],
    /** Kinds of problem that are over their limit, and the sentences of the findings behind them. */
    faults: [...new Set(failed.flatMap((j) => kindsOf(j.indicator, behind([j]), context)))],
    problems: behind(failed)
      .filter((f) => f.outcome === 'bad')
      .map((f) => clean(f.text, 200)),
    doubts: behind(judged.filter((j) => j.outcome === 'unsure'))
      .filter((f) => f.outcome === 'unsure')
      .map((f) => clean(f.doubt ?? f.text, 200)),
    unread: unreadWhy(target),
  };
}

interface Judged {
  indicator: IndicatorResult;
  outcome: Outcome;
}

/** Indicators that may cost something, as they came out for this account. */
function judgedFor(id: string, agency: AgencyResult): Judged[] {
  return agency.scores.flatMap(({ indicators }) =>
    indicators
      .filter((i) => i.kind === 'veto' || i.kind === 'deduct')
      .flatMap((indicator) => {
        const own = indicator.accounts?.find((a) => a.id === id);
        return own === undefined || own.outcome === 'not-applicable' ? [] : [{ indicator, outcome: own.outcome }];
      }),
  );
}

/** What vetoes first, then what costs most. */
function weight({ indicator }: Judged): number {
  return indicator.kind === 'veto' ? 1_000_000 : indicator.lost;
}

function statusOf(judged: readonly Judged[]): AccountStatus {
  const failed = judged.filter((j) => j.outcome === 'fail');
  if (failed.some((j) => j.indicator.kind === 'veto')) return 'vetoed';
  if (failed.length > 0) return 'faulty';
  if (judged.length === 0) return 'unchecked';
  return judged.every((j) => j.outcome === 'pass') ? 'passed' : 'unknown';
}

/** In the words of the checks, which say what is wrong; titles of indicators say what should be. */
function kindsOf(indicator: IndicatorResult, findings: AgencyResult['findings'], context: ReportContext): string[] {
  const kinds = findings
    .filter((f) => f.outcome === 'bad')
    .map((f) => context.checks[f.check]?.title ?? indicator.title);
  return [...new Set(kinds.length > 0 ? kinds : [indicator.title])].map((kind) => clean(kind, 60));
}

/** Why its posts could not be read; null where they were. */
function unreadWhy({ gaps }: AgencyResult['targets'][number]): string | null {
  const gap = gaps.find((g) => g.fact === 'posts');
  return gap === undefined ? null : gapReasonWords[gap.reason];
}
