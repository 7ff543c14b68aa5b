/** One agency of a run: the case that is made of its snapshots, and the judgement of it. No network, no clock. */
import { accountSeen } from '../../judge/account-seen.ts';
import { type Case, type CaseTarget, namesOf } from '../../judge/case.ts';
import { judgeOf } from '../../judge/judge.ts';
import { wasStopped } from '../../lib/gaps.ts';
import { isNamed } from '../../lib/units.ts';
import { hostOf } from '../../lib/urls.ts';
import type { LoadedRuleset } from '../../load/rulesets.ts';
import type { Check } from '../../model/check.ts';
import type { JudgedIndicator } from '../../model/judged.ts';
import type { Agency } from '../../model/register.ts';
import type { AgencyResult, FindingResult } from '../../model/results.ts';
import type { Ruleset } from '../../model/ruleset.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Tables } from '../../model/tables.ts';
import { findingResults } from '../../score/findings.ts';
import { findingsOf, reviewsInForce } from '../../score/reviewed.ts';
import { scoreAgency } from '../../score/score.ts';
import { withBeside } from './beside.ts';
import type { RunRecord } from './run-record.ts';
import type { Snapshots } from './stored-run.ts';

export interface JudgeTask {
  record: RunRecord;
  snapshots: Snapshots;
  checks: ReadonlyMap<string, Check>;
  rulesets: readonly LoadedRuleset[];
  hashes: { checks: string; tables: string };
  tables: Pick<Tables, 'requirements' | 'units'>;
}

/** What scoring an agency stands on. */
export interface JudgedAgency {
  subject: Case;
  judged: { ruleset: Ruleset; indicators: JudgedIndicator[] }[];
  /** Its crawl was stopped: nothing of it is scored. */
  stopped: boolean;
}

export function judged(task: JudgeTask, agency: Agency): JudgedAgency {
  const { record } = task;
  const subject: Case = {
    agency,
    asOf: record.asOf,
    period: record.period,
    targets: targetsOf(task, agency),
    attestations: record.attestations.filter((a) => a.agency === agency.id),
    named: namedIn(task, agency),
  };
  const judge = judgeOf(subject, task.checks);
  return {
    subject,
    judged: task.rulesets.map(({ ruleset }) => ({ ruleset, indicators: judge(ruleset) })),
    stopped: subject.targets.some((t) => wasStopped(t.snapshot.gaps)),
  };
}

export function judgeAgency(task: JudgeTask, agency: Agency): AgencyResult {
  const { record } = task;
  const { subject, judged: rulesets, stopped } = judged(task, agency);
  const runs = rulesets.flatMap((j) => j.indicators.flatMap((i) => i.targets.flatMap((t) => t.runs)));
  const findings = rulesets.flatMap((j) => findingsOf(j.indicators));
  const reviews = reviewsInForce({ reviews: record.reviews, asOf: record.asOf, agency: agency.id, findings });
  const scores = rulesets.map((j) => scoreAgency(j.ruleset, j.indicators, reviews, record.asOf, stopped));
  const counts = scores.flatMap((s) => s.indicators.filter((i) => i.kind === 'veto' || i.kind === 'deduct'));
  return {
    id: agency.id,
    name: agency.name,
    kind: agency.kind,
    group: agency.kind,
    targets: subject.targets.map((t) => targetResult(t, record)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    scores,
    findings: findingResults(runs, {
      reviews,
      counted: new Set(counts.flatMap((i) => i.findings)),
      before: record.before[agency.id]?.findings ?? [],
      isExamined: (finding) => isExamined(task, agency, finding),
      fixed: record.fixed[agency.id] ?? [],
      gaps: subject.targets.flatMap((t) => t.snapshot.gaps),
    }),
  };
}

/** The units that each requirement names, and whether the agency is one of them. */
function namedIn({ tables, record }: JudgeTask, agency: Agency): Case['named'] {
  return new Map(
    tables.requirements.map(({ id, units = [] }) => [
      id,
      { units, isOne: isNamed(agency, units, record.register.units, tables.units) },
    ]),
  );
}

function targetResult(target: CaseTarget, { register, asOf, period }: RunRecord): AgencyResult['targets'][number] {
  const { snapshot } = target;
  const account = target.type === 'account' && register.accounts.find((a) => a.id === target.id);
  return {
    id: target.id,
    type: target.type,
    name: target.name,
    url: target.url,
    ...(target.type === 'site' && { pages: snapshot.counts }),
    ...(snapshot.templates && { templates: snapshot.templates }),
    ...(snapshot.robots && { robots: snapshot.robots }),
    ...(account && { account: accountSeen(account, snapshot.facts.posts, asOf, period) }),
    gaps: snapshot.gaps,
  };
}

function targetsOf({ record, snapshots }: JudgeTask, agency: Agency): CaseTarget[] {
  const { sites, accounts } = record.register;
  const ofSites = agency.sites.flatMap((role): CaseTarget[] => {
    const site = sites.find((s) => s.id === role.site);
    const snapshot = snapshots.get(role.site);
    if (site === undefined || snapshot === undefined) return [];
    return [
      {
        id: site.id,
        type: 'site',
        name: site.name ?? hostOf(site.url),
        url: site.url,
        role: role.role,
        paths: role.paths,
        sourceNames: [...namesOf(agency), ...role.sourceNames],
        pins: { ...(role.role === 'owner' ? site.columns : exemptions(site.columns)), ...role.columns },
        accountType: null,
        snapshot: withBeside(
          withProbes(snapshot, record.probes[site.id] ?? []),
          record.register,
          agency,
          null,
          snapshots,
        ),
      },
    ];
  });
  const ofAccounts = accounts.flatMap((account): CaseTarget[] => {
    const snapshot = snapshots.get(account.id);
    if (account.agency !== agency.id || snapshot === undefined) return [];
    return [
      {
        id: account.id,
        type: 'account',
        name: `${account.platform} ${account.name}`,
        url: snapshot.url,
        role: 'owner',
        paths: [],
        sourceNames: [],
        pins: {},
        accountType: account.type ?? null,
        snapshot: withBeside(snapshot, record.register, agency, account, snapshots),
      },
    ];
  });
  return [...ofSites, ...ofAccounts];
}

/** What a site need not have, its sections need not have either. */
function exemptions(pins: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(pins).filter(([, pin]) => pin === 'none'));
}

/** A check that is bound to its period does not look at what an earlier period left. */
function isExamined({ record, checks }: JudgeTask, agency: Agency, finding: FindingResult): boolean {
  const earlier = record.before[agency.id]?.period;
  const samePeriod = earlier?.from === record.period.from && earlier.to === record.period.to;
  return samePeriod || checks.get(finding.check)?.periodic !== true;
}

/** Earlier visits of the home page stand beside this run's own. */
function withProbes(snapshot: Snapshot, earlier: RunRecord['probes'][string]): Snapshot {
  return earlier.length === 0
    ? snapshot
    : { ...snapshot, facts: { ...snapshot.facts, probes: [...earlier, ...(snapshot.facts.probes ?? [])] } };
}
