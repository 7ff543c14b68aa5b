/** The end of `audit` and `score`: judge, keep in the ledger, publish, print the ranking, say how it went. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { workbookSheets } from '../../../reports/workbook.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { inertJson } from '../../lib/chinese.ts';
import { exitCodes } from '../../lib/errors.ts';
import { wasStopped } from '../../lib/gaps.ts';
import { canonicalJson } from '../../lib/hash.ts';
import { version } from '../../lib/version.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import { type Results, resultsSchema } from '../../model/results.ts';
import { publishFolder } from '../../publish/folder.ts';
import { sheetCsv, sheetsJson } from '../../render/csv.ts';
import { type ReportContext, renderReport } from '../../render/report.ts';
import { rankingText } from '../../render/terminal.ts';
import { type SheetOut, workbookBytes } from '../../render/workbook.ts';
import { enoughAssessed } from '../../score/score.ts';
import { noticesFolder } from '../work/notice-files.ts';
import { judgeRun } from './judge-run.ts';
import { listRuns } from './list-runs.ts';
import { reportContext } from './report-context.ts';
import type { Rules } from './rules.ts';
import { type RunRecord, saveRunRecord } from './run-record.ts';
import type { Snapshots } from './stored-run.ts';

export interface FinishTask {
  record: RunRecord;
  snapshots: Snapshots;
  rules: Rules;
  folders: WorkspaceFolders;
  office: string;
  json: boolean;
  /** Exit 2 when some score is below this. */
  failUnder: number | null;
  now: () => Date;
}

/** Returns the exit code. The report of a stopped crawl says so; its run stays open, and the ledger does not stand on it. */
export async function finishRun(task: FinishTask): Promise<number> {
  const { record, rules, folders } = task;
  const judgement = judgeRun({ ...rules, record, snapshots: task.snapshots });
  const finishedAt = task.now().toISOString();
  const results: Results = resultsSchema.parse({
    run: {
      id: record.id,
      ...(record.parent && { parent: record.parent }),
      startedAt: record.startedAt,
      finishedAt,
      tool: `gongkai ${version}`,
    },
    judgement,
  });
  const stopped = judgement.agencies.some(({ targets }) => targets.some(({ gaps }) => wasStopped(gaps)));
  if (!stopped) await keep(results, folders.ledgerFile);
  const folder = await publish(task, record, results);
  if (!stopped) saveRunRecord(folders.dataDir, { ...record, finishedAt });
  await listRuns(folders, { rulesets: rules.rulesets.map((r) => r.ruleset), office: task.office });
  if (task.json) process.stdout.write(`${inertJson(canonicalJson(results, 2))}\n`);
  else {
    const color = process.stdout.isTTY === true && !process.env.NO_COLOR;
    process.stdout.write(`${rankingText(results, { color, width: process.stdout.columns ?? 100 })}\n`);
    process.stdout.write(`\n报告：${pathToFileURL(path.join(folder, 'index.html')).href}\n`);
  }
  if (!stopped) return exitCodeOf(results, task.failUnder);
  process.stderr.write('采集被中断，报告只含已采集的部分，不计入台账；可用 --resume 接着做。\n');
  return exitCodes.incomplete;
}

async function keep(results: Results, ledgerFile: string): Promise<void> {
  const ledger = await openLedger(ledgerFile);
  try {
    await ledger.saveRun(results);
  } finally {
    await ledger.close();
  }
}

/** For the trend over the months, and what agencies say of their mending. */
async function toldByLedger(ledgerFile: string, asOf: string): Promise<Pick<ReportContext, 'past' | 'responses'>> {
  const ledger = await openLedger(ledgerFile);
  try {
    const responses = new Map((await ledger.responses()).map((response) => [response.fingerprint, response]));
    return { past: await ledger.pastScores(asOf), responses };
  } finally {
    await ledger.close();
  }
}

/** Writes out/RUN and returns its folder. */
export async function publish(
  { rules, folders, office }: Pick<FinishTask, 'rules' | 'folders' | 'office'>,
  record: RunRecord,
  results: Results,
): Promise<string> {
  const folder = path.join(folders.outDir, results.run.id);
  const told = await toldByLedger(folders.ledgerFile, results.judgement.asOf);
  const context = { ...reportContext({ rules, folders, office }, record), ...told };
  const sheets = workbookSheets(results, context);
  const workbook = await workbookBytes(sheets);
  // Notices may have been edited by hand.
  publishFolder(folder, publishedFiles(results, context, sheets, workbook), [noticesFolder]);
  return folder;
}

function* publishedFiles(results: Results, context: ReportContext, sheets: readonly SheetOut[], workbook: Uint8Array) {
  yield* renderReport(results, context);
  yield { path: 'workbook.xlsx', content: workbook };
  yield { path: 'workbook.json', content: sheetsJson(sheets) };
  for (const sheet of sheets) yield { path: `csv/${sheet.name}.csv`, content: sheetCsv(sheet) };
  yield { path: 'results.json', content: `${inertJson(canonicalJson(results, 1))}\n` };
}

/** 2 when an agency could not be assessed or a score is below the wanted one. */
function exitCodeOf({ judgement }: Results, failUnder: number | null): number {
  const scores = judgement.agencies.flatMap((a) => a.scores);
  const incomplete = scores.some((s) => s.assessed !== null && s.assessed < enoughAssessed);
  const below = failUnder !== null && scores.some((s) => s.score !== null && s.score < failUnder);
  return incomplete || below ? exitCodes.incomplete : exitCodes.done;
}
