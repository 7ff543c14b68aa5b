/** What earlier runs said, for comparison with this one. */
import type { FindingResult } from '../model/results.ts';
import type { Database, Row } from './database.ts';

export interface Query {
  /** As-of of the run that compares. */
  asOf: string;
  /** A comparable run judged the agency by each of these. */
  rulesets: readonly string[];
  agencies: readonly string[];
  /** The run itself and the one that it judges again: no comparison with these. */
  not?: readonly string[];
}

export interface PastFinding extends FindingResult {
  run: string;
  agency: string;
  /** Whether that run could examine its place. */
  examined: boolean;
}

/** An agency as a run left it. */
export interface Before {
  run: string;
  asOf: string;
  period: { from: string; to: string };
  scores: { ruleset: string; score: number | null; grade: string | null; rank: number | null }[];
  findings: PastFinding[];
}

/** By agency, not by run: after an audit of one agency alone the others still compare with the last whole one. */
export async function lastRun(db: Database, query: Query): Promise<Map<string, Before>> {
  const found = new Map<string, Before>();
  if (query.agencies.length === 0 || query.rulesets.length === 0) return found;
  const rows = await db
    .selectFrom('scores')
    .innerJoin('runs', 'runs.id', 'scores.run')
    .select(['scores.run', 'scores.agency', 'scores.ruleset', 'scores.score', 'scores.grade', 'scores.rank'])
    .select(['runs.as_of', 'runs.period_from', 'runs.period_to'])
    .where('runs.as_of', '<=', query.asOf)
    .orderBy('runs.as_of', 'desc')
    .orderBy('runs.started_at', 'desc')
    .execute();
  const byAgency = Map.groupBy(rows, (row) => row.agency);
  for (const agency of query.agencies) {
    const own = (byAgency.get(agency) ?? []).filter((row) => !query.not?.includes(row.run));
    const scoresOf = (run: string) => own.filter((row) => row.run === run);
    const last = own.find((row) =>
      query.rulesets.every((ruleset) => scoresOf(row.run).some((score) => score.ruleset === ruleset)),
    );
    if (last === undefined) continue;
    const findings = await db
      .selectFrom('findings')
      .selectAll()
      .where('run', '=', last.run)
      .where('agency', '=', agency)
      .orderBy('fingerprint')
      .execute();
    found.set(agency, {
      run: last.run,
      asOf: last.as_of,
      period: { from: last.period_from, to: last.period_to },
      scores: scoresOf(last.run).map(({ ruleset, score, grade, rank }) => ({ ruleset, score, grade, rank })),
      findings: (await recheckedSince(db, agency, last, query.asOf)).reduce(withState, findings.map(pastFinding)),
    });
  }
  return found;
}

/** What re-checks since the run have found of the agency's problems, oldest first. */
async function recheckedSince(
  db: Database,
  agency: string,
  { run, as_of }: { run: string; as_of: string },
  asOf: string,
): Promise<PastFinding[]> {
  const { started_at } = await db
    .selectFrom('runs')
    .select('started_at')
    .where('id', '=', run)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('findings')
    .innerJoin('runs', 'runs.id', 'findings.run')
    .selectAll('findings')
    .where('runs.scope', '=', 'recheck')
    .where('runs.as_of', '<=', asOf)
    // Judging the run again later does not make the re-check older.
    .where((where) =>
      where.or([
        where('runs.as_of', '>', as_of),
        where.and([where('runs.as_of', '=', as_of), where('runs.started_at', '>', started_at)]),
      ]),
    )
    .where('findings.agency', '=', agency)
    .where('findings.state', '!=', 'not-rechecked')
    .orderBy('runs.started_at')
    .execute();
  return rows.map(pastFinding);
}

function withState(findings: PastFinding[], rechecked: PastFinding): PastFinding[] {
  return findings.map((f) => (f.fingerprint === rechecked.fingerprint ? { ...rechecked, run: f.run } : f));
}

function pastFinding(row: Row<'findings'>): PastFinding {
  const { run, agency, fingerprint, check, target, place, say, text, doubt } = row;
  return {
    ...{ run, agency, fingerprint, check, target, place, say, text, doubt },
    data: JSON.parse(row.data),
    ...(row.review !== null && { review: row.review }),
    ...(row.asked === 1 && { asked: true as const }),
    outcome: row.outcome as FindingResult['outcome'],
    state: row.state as FindingResult['state'],
    examined: row.examined === 1,
    found: JSON.parse(row.found),
    required: JSON.parse(row.required),
    at: JSON.parse(row.evidence),
  };
}

/** By agency, the findings that some run called fixed: seen again, they are reopened. */
export async function everFixed(db: Database, agencies: readonly string[]): Promise<Record<string, string[]>> {
  if (agencies.length === 0) return {};
  const rows = await db
    .selectFrom('findings')
    .select(['agency', 'fingerprint'])
    .distinct()
    .where('state', '=', 'fixed')
    .where('agency', 'in', agencies)
    .orderBy('fingerprint')
    .execute();
  const byAgency = Map.groupBy(rows, (row) => row.agency);
  return Object.fromEntries([...byAgency].map(([agency, own]) => [agency, own.map((row) => row.fingerprint)]));
}
