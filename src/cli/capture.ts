/** Crawls every target of a run, several sites at once, each into a snapshot folder of its own. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pLimit from 'p-limit';
import { crawlAccount } from '../crawl/account.ts';
import type { NetworkOptions } from '../crawl/network.ts';
import { crawlSite } from '../crawl/site.ts';
import { hashOf } from '../lib/hash.ts';
import { placeOf } from '../lib/urls.ts';
import type { FactName } from '../model/facts.ts';
import type { Log } from '../model/log.ts';
import type { Account, Register, Site } from '../model/register.ts';
import type { Settings } from '../model/settings.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Tables } from '../model/tables.ts';
import type { Progress } from './progress.ts';
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
  network: NetworkOptions;
  browserPath: string | null;
  progress: Progress;
  log: Log;
  signal: AbortSignal;
  now: () => Date;
}

/** Snapshots by target id. One target's failure is gaps of its own; only a UserError (a full disk) ends the run. */
export async function capture(task: CaptureTask): Promise<Map<string, Snapshot>> {
  const { register, snapshots } = task.record;
  const limit = pLimit(task.settings.sites);
  const folder = (id: string) => path.join(task.dataDir, snapshots[id]!);
  const jobs = [
    ...register.sites.map((site) => ({ id: site.id, run: () => captureSite(task, site, folder(site.id)) })),
    ...(task.needs.has('posts') ? register.accounts : []).map((account) => ({
      id: account.id,
      run: () => captureAccount(task, account, folder(account.id)),
    })),
  ];
  const done = await Promise.all(jobs.map(({ id, run }) => limit(async () => [id, await run()] as const)));
  return new Map(done);
}

async function captureSite(task: CaptureTask, site: Site, folder: string): Promise<Snapshot> {
  const { record, progress } = task;
  const snapshot = await crawlSite({
    site,
    folder,
    asOf: record.asOf,
    tables: task.tables,
    settings: task.settings,
    needs: task.needs,
    network: task.network,
    browserPath: task.browserPath,
    seed: hashOf([placeOf(site.url), record.period, record.rulesets]),
    extraPins: sectionPins(record.register, site),
    extraUrls: sectionUrls(record.register, site),
    onProgress: (p) => progress.step(site.id, `已采集${p.fetched}页，待采集${p.queued}页`),
    log: (event) => task.log({ site: site.id, ...event }),
    signal: task.signal,
    now: task.now,
  });
  progress.done(site.id, `采集完成：${snapshot.counts.fetched}页，${snapshot.gaps.length}处未能查看`);
  return snapshot;
}

/** The folders where sections of the site say that they publish: fetched although no link may lead there. */
function sectionUrls(register: Register, site: Site): string[] {
  const roles = register.agencies.flatMap((a) => a.sites.filter((s) => s.site === site.id));
  const paths = roles.flatMap((r) => r.paths).map((p) => new URL(p.endsWith('/') ? p : `${p}/`, site.url).href);
  return [...new Set(paths)];
}

async function captureAccount(task: CaptureTask, account: Account, folder: string): Promise<Snapshot> {
  const { record, progress } = task;
  const snapshot = await crawlAccount({
    account,
    folder,
    asOf: record.asOf,
    period: record.period,
    settings: task.settings,
    network: task.network,
    signal: task.signal,
    readFile: (file) => readFileSync(path.resolve(task.workspaceDir, file)),
    now: task.now,
  });
  progress.done(account.name, snapshot.facts.posts ? `读到${snapshot.facts.posts.posts.length}条内容` : '内容未能读取');
  return snapshot;
}
