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
  const failed = judged.filter((j) => j.outcome === 'fail');
  const fingerprints = (list: readonly Judged[]) => new Set(list.flatMap((j) => j.indicator.findings));
  const over = fingerprints(failed);
  const open = fingerprints(judged.filter((j) => j.outcome === 'unsure'));
  const own = agency.findings.filter((f) => f.target === target.id && isLive(f));
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
    faults: [...new Set(failed.flatMap((j) => kindsOf(j.indicator, own, context)))],
    problems: own.filter((f) => f.outcome === 'bad' && over.has(f.fingerprint)).map((f) => clean(f.text, 200)),
    doubts: own
      .filter((f) => f.outcome === 'unsure' && open.has(f.fingerprint))
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

function statusOf(judged: readonly Judged[]): AccountStatus {
  const failed = judged.filter((j) => j.outcome === 'fail');
  if (failed.some((j) => j.indicator.kind === 'veto')) return 'vetoed';
  if (failed.length > 0) return 'faulty';
  if (judged.length === 0) return 'unchecked';
  return judged.every((j) => j.outcome === 'pass') ? 'passed' : 'unknown';
}

/** In the words of the checks, which say what is wrong; titles of indicators say what should be. */
function kindsOf(indicator: IndicatorResult, own: AgencyResult['findings'], context: ReportContext): string[] {
  const mine = own.filter((f) => f.outcome === 'bad' && indicator.findings.includes(f.fingerprint));
  const kinds = mine.map((f) => context.checks[f.check]?.title ?? indicator.title);
  return [...new Set(kinds.length > 0 ? kinds : [indicator.title])].map((kind) => clean(kind, 60));
}

/** Why its posts could not be read; null where they were. */
function unreadWhy({ gaps }: AgencyResult['targets'][number]): string | null {
  const gap = gaps.find((g) => g.fact === 'posts');
  return gap === undefined ? null : gapReasonWords[gap.reason];
}
