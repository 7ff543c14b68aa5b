/** Runs in the ledger: written whole, found again by name. */
import { canonicalJson } from '../lib/hash.ts';
import type { AgencyResult, Results } from '../model/results.ts';
import type { Database, Row } from './database.ts';

export interface Run {
  id: string;
  parent: string | null;
  scope: string;
  asOf: string;
  period: { from: string; to: string };
  startedAt: string;
  finishedAt: string;
  agencies: number;
}

export async function saveRun(db: Database, { run, judgement }: Results, scope: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const table of ['scores', 'findings'] as const)
      await trx.deleteFrom(table).where('run', '=', run.id).execute();
    await trx
      .replaceInto('runs')
      .values({
        id: run.id,
        parent: run.parent ?? null,
        scope,
        as_of: judgement.asOf,
        period_from: judgement.period.from,
        period_to: judgement.period.to,
        started_at: run.startedAt,
        finished_at: run.finishedAt,
        tool: run.tool,
        inputs: canonicalJson(judgement.inputs),
      })
      .execute();
    for (const agency of judgement.agencies) {
      for (const rows of portions(scoreRows(run.id, agency))) await trx.insertInto('scores').values(rows).execute();
      for (const rows of portions(findingRows(run.id, agency))) await trx.insertInto('findings').values(rows).execute();
    }
  });
}

/** SQLite takes no more than 32,766 values in one statement. */
function portions<T>(rows: readonly T[]): T[][] {
  const size = 1000;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

function scoreRows(run: string, { id, name, kind, scores }: AgencyResult): Row<'scores'>[] {
  return scores.map(({ ruleset, score, best, worst, assessed, vetoed, grade, rank }) => ({
    ...{ run, agency: id, name, kind, ruleset, score, best, worst, assessed, grade, rank },
    vetoed: JSON.stringify(vetoed),
  }));
}

function findingRows(run: string, agency: AgencyResult): Row<'findings'>[] {
  return agency.findings.map((f) => ({
    ...{ run, agency: agency.id, fingerprint: f.fingerprint, check: f.check, target: f.target, place: f.place },
    ...{ say: f.say, doubt: f.doubt, data: JSON.stringify(f.data) },
    ...{ outcome: f.outcome, state: f.state, text: f.text, review: f.review ?? null, asked: f.asked ? 1 : 0 },
    examined: f.state === 'not-rechecked' ? 0 : 1,
    found: JSON.stringify(f.found),
    required: JSON.stringify(f.required),
    evidence: JSON.stringify(f.at),
  }));
}

export async function runRows(db: Database): Promise<Run[]> {
  const rows = await db
    .selectFrom('runs')
    .leftJoin('scores', 'scores.run', 'runs.id')
    .selectAll('runs')
    .select((eb) => eb.fn.count<number>('scores.agency').distinct().as('agencies'))
    .groupBy('runs.id')
    .orderBy('runs.started_at', 'desc')
    .orderBy('runs.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, parent: row.parent, scope: row.scope, asOf: row.as_of, agencies: row.agencies },
    period: { from: row.period_from, to: row.period_to },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }));
}
