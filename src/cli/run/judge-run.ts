/** A run's record + its snapshots → the judgement. No network, no clock. */
import { type Case, type CaseTarget, namesOf } from '../../judge/case.ts';
import { judgeOf } from '../../judge/judge.ts';
import { wasStopped } from '../../lib/gaps.ts';
import { hashOf } from '../../lib/hash.ts';
import { isNamed } from '../../lib/units.ts';
import { hostOf } from '../../lib/urls.ts';
import { calendarRange } from '../../lib/workdays.ts';
import type { LoadedRuleset } from '../../load/rulesets.ts';
import type { Check } from '../../model/check.ts';
import type { Agency } from '../../model/register.ts';
import type { AgencyResult, FindingResult, Judgement } from '../../model/results.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Tables } from '../../model/tables.ts';
import { findingResults } from '../../score/findings.ts';
import { ranked } from '../../score/rank.ts';
import { reviewsInForce } from '../../score/reviewed.ts';
import { scoreAgency } from '../../score/score.ts';
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

export function judgeRun(given: JudgeTask): Judgement {
  const { record, rulesets } = given;
  const hashes = new Map<string, string>();
  const get: Snapshots['get'] = (id) => {
    const snapshot = given.snapshots.get(id);
    if (snapshot !== undefined) hashes.set(id, snapshot.sha256);
    return snapshot;
  };
  const task = { ...given, snapshots: { keys: () => given.snapshots.keys(), get } };
  const agencies = record.register.agencies
    .filter((a) => record.agencies.includes(a.id))
    .map((agency) => judgeAgency(task, agency))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = [...given.snapshots.keys()];
  for (const id of ids) if (!hashes.has(id)) get(id);
  return {
    version: 1,
    asOf: record.asOf,
    period: record.period,
    seed: hashOf([record.period, record.rulesets]),
    inputs: {
      rulesets: Object.fromEntries(rulesets.map((r) => [r.ruleset.id, r.sha256])),
      checks: task.hashes.checks,
      tables: task.hashes.tables,
      calendar: hashOf(calendarRange),
      register: record.registerSha256,
      snapshots: Object.fromEntries(ids.map((id) => [id, hashes.get(id)!])),
      histories: hashOf([record.probes, record.before, record.fixed]),
      reviews: hashOf(record.reviews),
      ...(record.attestations.length > 0 && { attestations: hashOf(record.attestations) }),
    },
    agencies: ranked(agencies),
  };
}

function judgeAgency(task: JudgeTask, agency: Agency): AgencyResult {
  const { record } = task;
  const subject: Case = {
    agency,
    asOf: record.asOf,
    period: record.period,
    targets: targetsOf(task, agency),
    attestations: record.attestations.filter((a) => a.agency === agency.id),
    named: namedIn(task, agency),
  };
  const reviews = reviewsInForce(record.reviews, record.asOf);
  const judge = judgeOf(subject, task.checks);
  const judged = task.rulesets.map(({ ruleset }) => ({ ruleset, indicators: judge(ruleset) }));
  const stopped = subject.targets.some((t) => wasStopped(t.snapshot.gaps));
  const runs = judged.flatMap((j) => j.indicators.flatMap((i) => i.targets.flatMap((t) => t.runs)));
  return {
    id: agency.id,
    name: agency.name,
    kind: agency.kind,
    group: agency.kind,
    targets: subject.targets.map(targetResult).sort((a, b) => (a.id < b.id ? -1 : 1)),
    scores: judged.map((j) => scoreAgency(j.ruleset, j.indicators, reviews, record.asOf, stopped)),
    findings: findingResults(runs, {
      reviews,
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

function targetResult(target: CaseTarget): AgencyResult['targets'][number] {
  const { snapshot } = target;
  return {
    id: target.id,
    type: target.type,
    name: target.name,
    url: target.url,
    ...(target.type === 'site' && { pages: snapshot.counts }),
    ...(snapshot.templates && { templates: snapshot.templates }),
    ...(snapshot.robots && { robots: snapshot.robots }),
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
        snapshot: withProbes(snapshot, record.probes[site.id] ?? []),
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
        snapshot,
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
