/** The ledger: runs, scores, findings, reviews and probes in one SQL database. */
import type { Sighting } from '../lib/rectification.ts';
import type { FactMap, Probe } from '../model/facts.ts';
import type { PastScore } from '../model/past-score.ts';
import type { Response } from '../model/response.ts';
import type { Results } from '../model/results.ts';
import type { Covers, Review } from '../model/review.ts';
import type { RunTotal } from '../model/run-total.ts';
import { type Database, openDatabase } from './database.ts';
import { type Delivery, deliveries, forgetDelivery, keepDelivery } from './deliveries.ts';
import { type Before, everFixed, lastRun, type Query } from './history.ts';
import { pastScores } from './past-scores.ts';
import { addResponses, responses } from './responses.ts';
import { runTotals } from './run-totals.ts';
import { type Run, runRows, saveRun } from './runs.ts';
import { agencyNames, sightings, type Until } from './sightings.ts';
import { ledgerError } from './trouble.ts';

/** Every function throws a UserError when the disk is full or the file is broken or held by another program. */
export interface Ledger {
  /** All of a run or nothing of it. `scope`: `register`, or what the command line named. A run of that id is replaced. */
  saveRun(results: Results, scope?: string): Promise<void>;
  /** Newest first. */
  runs(): Promise<Run[]>;
  /** One row a run and ruleset. */
  runTotals(): Promise<RunTotal[]>;
  /** Ranked scores of the twelve months before that of the as-of day. */
  pastScores(asOf: string): Promise<PastScore[]>;
  /** Each agency as its last comparable run left it; agencies without one are absent. */
  lastRun(query: Query): Promise<Map<string, Before>>;
  /** By agency, fingerprints of findings that some run called fixed. */
  everFixed(agencies: readonly string[]): Promise<Record<string, string[]>>;
  /** Every finding of every run, oldest first; of one agency where it is named. */
  sightings(agency?: string, until?: Until): Promise<Sighting[]>;
  /** Id → name in the newest run. */
  agencyNames(): Promise<Map<string, string>>;
  /** In the order of their entry: of two on one finding the later counts. */
  reviews(): Promise<Review[]>;
  /** All of them or none. */
  addReviews(reviews: readonly Review[]): Promise<void>;
  /** What agencies said of their problems, in the order of their entry: of two on one problem the later counts. */
  responses(): Promise<Response[]>;
  /** All of them or none; returns those that said something new. */
  addResponses(responses: readonly Response[]): Promise<Response[]>;
  addProbes(site: string, probes: readonly Probe[]): Promise<void>;
  /** Visits of a home page between two instants, both included, oldest first. */
  probesOf(site: string, from: string, to: string): Promise<FactMap['probes']>;
  /** What of a run was sent to whom. */
  deliveries(run: string): Promise<Delivery[]>;
  /** `sending` before it goes out and `sent` after: a kill in between is seen later. */
  keepDelivery(delivery: Delivery): Promise<void>;
  /** For what certainly did not arrive. */
  forgetDelivery(delivery: Pick<Delivery, 'run' | 'receiver' | 'address'>): Promise<void>;
  close(): Promise<void>;
}

export async function openLedger(file: string): Promise<Ledger> {
  const db = await openDatabase(file);
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw ledgerError(error, file);
    }
  };
  return {
    saveRun: (results, scope = 'register') => guard(saveRun(db, results, scope)),
    runs: () => guard(runRows(db)),
    runTotals: () => guard(runTotals(db)),
    pastScores: (asOf) => guard(pastScores(db, asOf)),
    lastRun: (query) => guard(lastRun(db, query)),
    everFixed: (agencies) => guard(everFixed(db, agencies)),
    sightings: (agency, until) => guard(sightings(db, agency, until)),
    agencyNames: () => guard(agencyNames(db)),
    reviews: () => guard(readReviews(db)),
    addReviews: (reviews) => guard(writeReviews(db, reviews)),
    responses: () => guard(responses(db)),
    addResponses: (given) => guard(addResponses(db, given)),
    addProbes: (site, probes) => guard(writeProbes(db, site, probes)),
    probesOf: (site, from, to) => guard(readProbes(db, site, from, to)),
    deliveries: (run) => guard(deliveries(db, run)),
    keepDelivery: (delivery) => guard(keepDelivery(db, delivery)),
    forgetDelivery: (delivery) => guard(forgetDelivery(db, delivery)),
    close: () => db.destroy(),
  };
}

async function readReviews(db: Database): Promise<Review[]> {
  const rows = await db.selectFrom('reviews').selectAll().orderBy('id').execute();
  return rows.map(({ id: _, attachment, expires, covers, decision, ...row }) => ({
    ...row,
    decision: decision as Review['decision'],
    ...(attachment !== null && { attachment }),
    ...(expires !== null && { expires }),
    ...(covers !== null && { covers: JSON.parse(covers) as Covers }),
  }));
}

async function writeReviews(db: Database, reviews: readonly Review[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { attachment = null, expires = null, covers, ...row } of reviews)
      await trx
        .insertInto('reviews')
        .values({ ...row, attachment, expires, covers: covers === undefined ? null : JSON.stringify(covers) })
        .execute();
  });
}

async function writeProbes(db: Database, site: string, probes: readonly Probe[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { ok, ours, at, ...probe } of probes)
      await trx
        .insertInto('probes')
        // One form of instant, so that texts compare as times do.
        .values({ ...probe, site, at: new Date(at).toISOString(), ok: Number(ok), ours: Number(ours) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}

async function readProbes(db: Database, site: string, from: string, to: string): Promise<Probe[]> {
  const rows = await db
    .selectFrom('probes')
    .selectAll()
    .where('site', '=', site)
    .where('at', '>=', new Date(from).toISOString())
    .where('at', '<=', new Date(to).toISOString())
    .orderBy('at')
    .execute();
  return rows.map(({ site: _, ok, ours, reason, ...row }) => ({
    ...row,
    ok: ok === 1,
    ours: ours === 1,
    reason: reason as Probe['reason'],
  }));
}
