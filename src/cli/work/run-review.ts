/** The work of `gongkai review`. */
import path from 'node:path';
import { openLedger } from '../../ledger/ledger.ts';
import { oneLine } from '../../lib/chinese.ts';
import { dayOf } from '../../lib/dates.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { pageOf } from '../../lib/finding-page.ts';
import { readResponses } from '../../load/feedback-file.ts';
import { coversOf, type Decidable, readReviews } from '../../load/review-file.ts';
import { type WorkspaceFolders, workspaceFolders } from '../../load/workspace.ts';
import { mendStates, mendWords, type Response } from '../../model/response.ts';
import { decisionWords, type Review, reviewSchema, scopeWords } from '../../model/review.ts';
import { readRunRecord } from '../run/run-record.ts';
import { readResults } from '../run/stored-run.ts';
import { score } from './run-score.ts';

interface Where {
  run: string;
  workspace: string;
}

/** All rows or none. Returns the exit code. */
export async function importReviews(file: string, flags: Where & { score: boolean }, now: () => Date): Promise<number> {
  const folders = workspaceFolders(flags.workspace);
  const known = findingsOf(folders, flags.run);
  const [today, label] = [dayOf(now().toISOString()), path.basename(file)];
  const responses = await readResponses(file, known, today, label);
  const reviews = await readReviews(file, known, today, label);
  const added = await keep(folders, reviews);
  if (responses.length > 0) process.stdout.write(await keepResponses(folders, responses));
  const counts = Map.groupBy(added, (r) => r.decision);
  const told = [...counts].map(([decision, own]) => `${decisionWords[decision]}${own.length}条`).join('，');
  const repeated = reviews.length - added.length;
  process.stdout.write(
    `记录决定${added.length}条${told && `（${told}）`}${repeated > 0 ? `，${repeated}条此前已记录` : ''}。\n`,
  );
  if (!flags.score || added.length === 0) return exitCodes.done;
  return score(flags.run, { workspace: flags.workspace }, now);
}

interface One extends Where {
  decision: string;
  reason: string;
  by: string;
  attachment?: string;
  expires?: string;
  scope?: string;
}

export async function addReview(fingerprint: string, flags: One, now: () => Date): Promise<void> {
  const folders = workspaceFolders(flags.workspace);
  const finding = findingsOf(folders, flags.run).get(fingerprint);
  if (finding === undefined) throw new UserError(`这次评价里没有编号为“${fingerprint}”的问题`, exitCodes.usage);
  const words: Record<string, string> = decisionWords;
  const decision = Object.keys(words).find((key) => words[key] === flags.decision || key === flags.decision);
  const { reason, by, attachment, expires } = flags;
  const covers = coversOf(flags.scope, finding, (message) => {
    throw new UserError(`--scope：${message}`, exitCodes.usage);
  });
  const given = { fingerprint, decision, reason, by, at: dayOf(now().toISOString()) };
  const review = reviewSchema.safeParse({
    ...given,
    ...(attachment && { attachment }),
    ...(expires && { expires }),
    ...(covers && { covers }),
  });
  if (decision === undefined)
    throw new UserError(`--decision 应为${Object.values(words).join('、')}之一：${flags.decision}`, exitCodes.usage);
  if (!review.success)
    throw new UserError('--expires 应为 YYYY-MM-DD 形式的日期，理由和决定人不能为空', exitCodes.usage);
  await keep(folders, [review.data]);
  process.stdout.write(`已记录：${words[decision]}。${oneLine(finding.text)}\n可用 gongkai score 重新计分。\n`);
}

export async function listReviews(workspace: string): Promise<void> {
  const ledger = await openLedger(workspaceFolders(workspace).ledgerFile);
  try {
    const reviews = await ledger.reviews();
    for (const { at, fingerprint, decision, by, reason, expires, covers } of reviews) {
      const until = expires ? `（有效期至${expires}）` : '';
      const scope = covers ? `（${scopeWords[covers.scope]}）` : '';
      process.stdout.write(
        `${at} ${fingerprint} ${decisionWords[decision]}${scope} ${oneLine(by)}：${oneLine(reason)}${until}\n`,
      );
    }
    if (reviews.length === 0) process.stdout.write('还没有复核意见。\n');
  } finally {
    await ledger.close();
  }
}

/** What the agency says of its mending; the office sees by a re-check whether it is so. */
async function keepResponses({ ledgerFile }: WorkspaceFolders, responses: readonly Response[]): Promise<string> {
  const ledger = await openLedger(ledgerFile);
  try {
    const added = await ledger.addResponses(responses);
    const count = (mended: Response['mended']) => added.filter((r) => r.mended === mended).length;
    const told = mendStates.flatMap((s) => (count(s) > 0 ? [`${mendWords[s]}${count(s)}条`] : [])).join('，');
    const hint = count('done') > 0 ? '反馈已整改的，可用 gongkai recheck 复查。' : '';
    return `记入台账的整改情况${added.length}条${told && `（${told}）`}。${hint}\n`;
  } finally {
    await ledger.close();
  }
}

/** By fingerprint. */
function findingsOf(folders: WorkspaceFolders, run: string): Map<string, Decidable & { text: string }> {
  const { id } = readRunRecord(folders.dataDir, run);
  const { agencies } = readResults(folders.outDir, id).judgement;
  return new Map(
    agencies.flatMap((agency) =>
      agency.findings.map(({ fingerprint, check, text, ...finding }) => [
        fingerprint,
        { agency: agency.id, check, page: pageOf(finding), text },
      ]),
    ),
  );
}

/** Those that were not in the ledger yet, word for word. */
async function keep(folders: WorkspaceFolders, reviews: readonly Review[]): Promise<Review[]> {
  const ledger = await openLedger(folders.ledgerFile);
  try {
    const last = new Map((await ledger.reviews()).map((r) => [r.fingerprint, r]));
    const fresh = reviews.filter((r) => JSON.stringify(sorted(r)) !== JSON.stringify(sorted(last.get(r.fingerprint))));
    await ledger.addReviews(fresh);
    return fresh;
  } finally {
    await ledger.close();
  }
}

/** The same row imported on another day is the same decision. */
function sorted(review: Review | undefined) {
  const {
    fingerprint,
    decision,
    reason,
    by,
    attachment = null,
    expires = null,
    covers = null,
  } = review ?? ({} as Review);
  return { fingerprint, decision, reason, by, attachment, expires, scope: covers?.scope ?? null };
}
