/** The work of `gongkai recheck`. */
import path from 'node:path';
import { stateWords } from '../../../reports/words.ts';
import { findBrowser } from '../../crawl/browser/browser.ts';
import { inertJson, printable } from '../../lib/chinese.ts';
import { dayOf } from '../../lib/dates.ts';
import { exitCodes } from '../../lib/errors.ts';
import { wasStopped } from '../../lib/gaps.ts';
import { canonicalJson } from '../../lib/hash.ts';
import { placeOf } from '../../lib/urls.ts';
import { version } from '../../lib/version.ts';
import { lockWorkspace } from '../../load/lock.ts';
import { loadSettings } from '../../load/settings.ts';
import { type WorkspaceFolders, workspaceFolders } from '../../load/workspace.ts';
import { type Results, resultsSchema } from '../../model/results.ts';
import type { Settings } from '../../model/settings.ts';
import { publishFolder } from '../../publish/folder.ts';
import { answeredSince } from '../../snapshot/reopen.ts';
import * as flag from '../flags.ts';
import type { RecheckFlags } from '../recheck.ts';
import { capture } from '../run/capture.ts';
import { judgeRun } from '../run/judge-run.ts';
import { makeProgress } from '../run/progress.ts';
import { keepRecheck, reopenSites, startRecheck } from '../run/recheck.ts';
import { recheckedResult } from '../run/recheck-results.ts';
import { type Asked, askedProblems } from '../run/recheck-task.ts';
import { factsNeeded, loadRules, planFor, rulesOf } from '../run/rules.ts';
import { openRunLog, stackOf } from '../run/run-log.ts';
import { onStopSignal } from '../run/stop-signals.ts';
import { onlyCaptured, readSnapshots } from '../run/stored-run.ts';

/** Returns the exit code: 2 where some problem could not be looked at again. */
export async function recheck(names: readonly string[], flags: RecheckFlags, now: () => Date): Promise<number> {
  const folders = workspaceFolders(flags.workspace);
  const settings = loadSettings(folders.dir, { flags: flag.settingFlags(flags), env: process.env });
  const asOf = flags.asOf === undefined ? dayOf(now().toISOString()) : flag.dayFlag(flags.asOf, '--as-of');
  const asked = await askedProblems(names, folders);
  if (asked.length === 0) {
    if (!flags.json) process.stdout.write('没有尚未整改的问题，不必复查。\n');
    return exitCodes.done;
  }
  const unlock = lockWorkspace(folders.dir);
  const stop = new AbortController();
  const off = onStopSignal(() => stop.abort());
  try {
    let code: number = exitCodes.done;
    for (const one of asked) {
      const parts = { folders, settings, flags, asOf, signal: stop.signal, now };
      const results = await recheckOne(one, parts);
      if (results === null) {
        process.stderr.write('复查被中断，没有计入台账，请重新运行。\n');
        return exitCodes.incomplete;
      }
      if (flags.json) process.stdout.write(`${inertJson(canonicalJson(results, 2))}\n`);
      else process.stdout.write(resultText(one, results));
      const isLeft = results.judgement.agencies.some((a) => a.findings.some((f) => f.state === 'not-rechecked'));
      if (isLeft) code = exitCodes.incomplete;
    }
    return code;
  } finally {
    off();
    unlock();
  }
}

interface Parts {
  folders: WorkspaceFolders;
  settings: Settings;
  flags: RecheckFlags;
  asOf: string;
  signal: AbortSignal;
  now: () => Date;
}

/** Null: stopped in the middle. */
async function recheckOne(
  asked: Asked,
  { folders, settings, flags, asOf, signal, now }: Parts,
): Promise<Results | null> {
  const { dataDir } = folders;
  const all = await loadRules(asked.parent.rulesets, folders);
  const rules = rulesOf(all, new Set([...asked.problems.values()].flat().map((f) => f.check)));
  const record = await startRecheck(asked, { folders, asOf, start: now() });
  const { log, close } = openRunLog(dataDir, record.id, { now, debug: settings.logPages });
  const progress = makeProgress(process.stderr, flags.quiet ?? false);
  log({ event: 'run-started', tool: version, sites: record.register.sites.length });
  try {
    reopenSites(asked, record, dataDir, rules.checks);
    const before = asked.parent.asked?.settings;
    const captured = await capture({
      record,
      dataDir,
      workspaceDir: folders.dir,
      // Bounds of before: pages behind them are not what is looked for.
      settings: before === undefined ? settings : { ...settings, maxPages: before.maxPages, maxDepth: before.maxDepth },
      tables: rules.tables,
      needs: factsNeeded(rules),
      plan: planFor(all, record),
      network: flag.networkOptions(flags, process.env),
      browserPath: settings.browser ? findBrowser() : null,
      // Its pages are not counted: most of them were not asked for.
      progress: { ...progress, done: (target) => progress.done(target, '复查完成') },
      log,
      signal,
      now,
    });
    if (captured.some(({ gaps }) => wasStopped(gaps))) return null;
    const stored = readSnapshots(dataDir, record, (text) => process.stderr.write(`${text}\n`));
    const snapshots = onlyCaptured(stored, captured);
    const judgement = judgeRun({ ...rules, record, snapshots });
    const sites = record.register.sites.map(({ id }) => id);
    const seen = new Map(
      sites.map((id) => {
        const answered = answeredSince(path.join(dataDir, record.snapshots[id]!), record.startedAt);
        return [id, new Set(answered.map(placeOf))] as const;
      }),
    );
    const agencies = judgement.agencies.map((a) => recheckedResult(a, asked.problems.get(a.id) ?? [], seen));
    const { id, parent, startedAt } = record;
    const results = resultsSchema.parse({
      run: { id, parent, recheck: true, startedAt, finishedAt: now().toISOString(), tool: `gongkai ${version}` },
      judgement: { ...judgement, agencies },
    });
    await keepRecheck(results, record, folders);
    publishFolder(path.join(folders.outDir, id), [
      { path: 'results.json', content: `${inertJson(canonicalJson(results, 1))}\n` },
    ]);
    log({ event: 'run-finished', exit: exitCodes.done });
    return results;
  } catch (error) {
    log({ event: 'error', level: 'error', detail: stackOf(error) });
    throw error;
  } finally {
    progress.close();
    close();
  }
}

function resultText({ problems, parent }: Asked, { run, judgement }: Results): string {
  const blocks = judgement.agencies.map((agency) => {
    const told = new Map(agency.findings.map((f) => [f.fingerprint, f]));
    const lines = problems.get(agency.id)!.map(({ fingerprint, text }) => {
      const now = told.get(fingerprint);
      const word = now === undefined ? '不再存疑' : now.state === 'open' ? '未整改' : stateWords[now.state];
      return `  [${word}] ${printable(now?.text ?? text)}\n    编号 ${fingerprint}`;
    });
    const count = (state: string) => agency.findings.filter((f) => f.state === state).length;
    const head = `${printable(agency.name)}：复查${lines.length}个问题，已整改${count('fixed')}个，未整改${count('open')}个，未能复查${count('not-rechecked')}个`;
    return [head, ...lines].join('\n');
  });
  const isLeft = judgement.agencies.some((a) => a.findings.some((f) => f.state === 'not-rechecked'));
  const note = isLeft ? '未能复查的：页面没有读到，或者涉及许多页面、要在下次评价中一并判断；台账中保留原状。\n' : '';
  return `${blocks.join('\n\n')}\n\n${note}复查编号 ${run.id}（依据评价 ${parent.id}，复查日期${judgement.asOf}）。台账已更新；得分和排名不变，以下次评价为准。\n`;
}
