/** Crawls every target of a run, several sites at once, each into a snapshot folder of its own. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { crawlAccount } from '../../crawl/account.ts';
import type { NetworkOptions } from '../../crawl/network/network.ts';
import { crawlSite } from '../../crawl/site.ts';
import { UserError } from '../../lib/errors.ts';
import { wasStopped } from '../../lib/gaps.ts';
import { hashOf } from '../../lib/hash.ts';
import { placeOf } from '../../lib/urls.ts';
import { accountTokens } from '../../load/account-tokens.ts';
import { extractorHash } from '../../load/extractor.ts';
import { readWorkbook } from '../../load/workbook.ts';
import type { FactName, Gap, Probe } from '../../model/facts.ts';
import type { Log } from '../../model/log.ts';
import type { Plan } from '../../model/plan.ts';
import type { Account, Register, Site } from '../../model/register.ts';
import type { Settings } from '../../model/settings.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Tables } from '../../model/tables.ts';
import type { Progress } from './progress.ts';
import { stackOf } from './run-log.ts';
import type { RunRecord } from './run-record.ts';
import { sectionPins } from './select.ts';

export interface CaptureTask {
  record: RunRecord;
  dataDir: string;
  /** Relative feed files of the register are read from here. */
  workspaceDir: string;
  settings: Settings;
  tables: Tables;
  needs: ReadonlySet<FactName>;
  plan: Plan | null;
  network: NetworkOptions;
  browserPath: string | null;
  progress: Progress;
  log: Log;
  signal: AbortSignal;
  now: () => Date;
}

/** What is told of a target whose snapshot is sealed; the facts of all together do not fit in memory. */
export interface Captured {
  id: string;
  gaps: readonly Gap[];
  /** Visits of the home page of a site. */
  probes?: readonly Probe[] | undefined;
}

/** What goes wrong outside is gaps of its target; an error ends the run, a full disk at once. */
export async function capture(asked: CaptureTask): Promise<Captured[]> {
  const halt = new AbortController();
  const task = { ...asked, signal: AbortSignal.any([asked.signal, halt.signal]) };
  const { register, snapshots } = task.record;
  const limit = pLimit(task.settings.sites);
  const folder = (id: string) => path.join(task.dataDir, snapshots[id]!);
  const jobs = [
    ...register.sites.map((site) => ({ id: site.id, run: () => captureSite(task, site, folder(site.id)) })),
    ...(task.needs.has('posts') ? register.accounts : []).map((account) => ({
      id: account.id,
      run: () => captureKnown(task, account, folder(account.id)),
    })),
  ];
  task.progress.begin(jobs.length);
  const errors: unknown[] = [];
  const done = await limit.map(jobs, async ({ id, run }) => {
    if (halt.signal.aborted) return [];
    try {
      return [await run()];
    } catch (error) {
      errors.push(error);
      task.log({ event: 'error', level: 'error', site: id, detail: stackOf(error) });
      // A bug that one site brings out need not cost the others their crawl.
      if (error instanceof UserError) halt.abort();
      return [];
    }
  });
  if (errors.length > 0) throw errors.find((error) => error instanceof UserError) ?? errors[0];
  return done.flat();
}

async function captureSite(task: CaptureTask, site: Site, folder: string): Promise<Captured> {
  const { record, progress } = task;
  const standsOn = record.standsOn?.[site.id];
  const log: Log = (event) => task.log({ site: site.id, ...event });
  const known = existsSync(folder);
  const begun = performance.now();
  log({ event: known ? 'site-resumed' : 'site-started', url: site.url });
  const { counts, gaps, probes } = await crawlSite({
    site,
    folder,
    asOf: record.asOf,
    tables: task.tables,
    settings: task.settings,
    needs: task.needs,
    plan: task.settings.wholeSite ? null : task.plan,
    network: task.network,
    browserPath: task.browserPath,
    ...(standsOn !== undefined && { previous: path.join(task.dataDir, standsOn) }),
    extractor: extractorHash(),
    seed: hashOf([placeOf(site.url), record.period, record.rulesets]),
    extraPins: sectionPins(record.register, site),
    extraUrls: sectionUrls(record.register, site),
    onProgress: (p) => progress.step(site.id, p),
    onWait: (until) => waiting(task, until, log),
    log,
    signal: task.signal,
    now: task.now,
  });
  log({
    event: 'site-finished',
    pages: counts.fetched,
    shown: counts.shown,
    gaps: gaps.length,
    bytes: bytesOf(folder),
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    ...(wasStopped(gaps) && { reason: 'interrupted' }),
  });
  progress.done(site.id, `采集完成：${counts.fetched}页，${gaps.length}处未能查看`, counts.fetched, gaps.length);
  return { id: site.id, gaps, probes };
}

function waiting({ progress, now }: CaptureTask, until: Date, log: Log): void {
  log({ event: 'waiting', until: until.toISOString() });
  progress.wait(until, until.getTime() - now().getTime());
}

/** Of the archive. */
function bytesOf(folder: string): number {
  return statSync(path.join(folder, 'archive.warc.gz'), { throwIfNoEntry: false })?.size ?? 0;
}

/** The folders where sections of the site say that they publish: fetched although no link may lead there. */
function sectionUrls(register: Register, site: Site): string[] {
  const roles = register.agencies.flatMap((a) => a.sites.filter((s) => s.site === site.id));
  const paths = roles.flatMap((r) => r.paths).map((p) => new URL(p.endsWith('/') ? p : `${p}/`, site.url).href);
  return [...new Set(paths)];
}

async function captureKnown(task: CaptureTask, account: Account, folder: string): Promise<Captured> {
  const { record, progress } = task;
  const log: Log = (event) => task.log({ site: account.id, ...event });
  const { asOf, period } = record;
  const onWait = (until: Date) => waiting(task, until, log);
  const { facts, gaps } = await captureAccount({ ...task, asOf, period, log, onWait }, account, folder);
  const { posts } = facts;
  log({ event: 'account-finished', posts: posts?.posts.length ?? null });
  progress.done(account.name, posts ? `读到${posts.posts.length}条内容` : '内容未能读取');
  return { id: account.id, gaps };
}

type AccountTask = Pick<CaptureTask, 'dataDir' | 'workspaceDir' | 'settings' | 'network' | 'log' | 'signal' | 'now'> &
  Pick<RunRecord, 'asOf' | 'period'> & { onWait: (until: Date) => void };

/** Also adds what was read to the history of the account. */
export function captureAccount(task: AccountTask, account: Account, folder: string): Promise<Snapshot> {
  const { asOf, period, settings, network, log, onWait, signal, now } = task;
  const token = accountTokens(process.env).get(account.id);
  return crawlAccount({
    ...{ account, folder, asOf, period, settings, network, log, onWait, signal, now },
    ...(token !== undefined && { token }),
    links: true,
    readFile: (file) => readFileSync(path.resolve(task.workspaceDir, file)),
    readRows: async (file) => (await readWorkbook(path.resolve(task.workspaceDir, file), file)).map(({ rows }) => rows),
    historyFile: path.join(task.dataDir, 'accounts', `${account.id}.json`),
  });
}
