/** One account of a platform into its snapshot: posts from a feed or a feed file. */
import { isDay } from '../lib/dates.ts';
import { sha256 } from '../lib/hash.ts';
import type { Period } from '../model/check.ts';
import type { Facts, Gap, GapReason } from '../model/facts.ts';
import type { Account } from '../model/register.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { openSnapshot } from '../snapshot/store.ts';
import { added, coverageIn, readHistory, writeHistory } from './history.ts';
import { readSource } from './read-source.ts';
import type { Reading } from './reading.ts';
import { type Row, readSheet } from './sheet-source.ts';

export type FeedAnswer =
  | { ok: false; reason: GapReason; detail: string }
  | {
      ok: true;
      status: number;
      contentType: string | null;
      body: Uint8Array;
      sha256: string;
      record: string;
      fetchedAt: string;
    };

export interface AccountTask {
  account: Account;
  folder: string;
  asOf: string;
  period: Period;
  fetch: (url: string) => Promise<FeedAnswer>;
  /** Reads a feed file of the register; throws where there is none. */
  readFile?: (file: string) => Uint8Array;
  /** Reads a workbook of the register; throws where there is none. */
  readRows?: (file: string) => Promise<readonly (readonly Row[])[]>;
  /** Where posts are kept over runs. */
  historyFile?: string;
  now: () => Date;
}

/** Reads and seals. A feed that fails, is empty or is no feed leaves a gap and no posts: it never means silence. */
export async function readAccount(task: AccountTask): Promise<Snapshot> {
  const { account, now } = task;
  const store = openSnapshot(task.folder);
  try {
    const startedAt = now().toISOString();
    const read = withHistory(await readPosts(task), task);
    const gaps: Gap[] = 'posts' in read ? [] : [{ fact: 'posts', place: account.id, ...read }];
    const facts: Facts = 'posts' in read ? { posts: factOf(read) } : {};
    const count = 'posts' in read ? read.posts.length : 0;
    const url = account.source.feed === undefined ? '' : withoutQuery(account.source.feed);
    return store.seal(
      {
        target: account.id,
        type: 'account',
        url,
        startedAt,
        finishedAt: now().toISOString(),
        counts: { fetched: count, shown: count },
      },
      facts,
      gaps,
    );
  } catch (error) {
    store.close();
    throw error;
  }
}

async function readPosts(task: AccountTask): Promise<Reading> {
  const { feed, file } = task.account.source;
  if (feed !== undefined) {
    const answer = await task.fetch(feed);
    if (!answer.ok) return { reason: answer.reason, detail: answer.detail };
    const { status, fetchedAt, record } = answer;
    if (status !== 200)
      return { reason: status === 403 || status === 429 ? 'blocked' : 'http-error', detail: String(status) };
    const at = { url: withoutQuery(feed), fetchedAt, sha256: answer.sha256, record };
    const { body, contentType } = answer;
    return readSource({ body, contentType, at, period: task.period, to: fetchedAt, asked: feed });
  }
  if (file === undefined || task.readFile === undefined)
    return { reason: 'not-configured', detail: '没有登记内容来源' };
  if (/\.xlsx$/i.test(file) && task.readRows !== undefined) return fromWorkbook(task, file, task.readRows);
  let body: Uint8Array;
  try {
    body = task.readFile(file);
  } catch {
    return { reason: 'not-configured', detail: `读不到文件 ${file}` };
  }
  const at = { url: '', fetchedAt: task.now().toISOString(), sha256: sha256(body), record: null };
  return readSource({ body, contentType: null, at, period: task.period, to: dayIn(file), asked: '' });
}

async function fromWorkbook(
  task: AccountTask,
  file: string,
  read: NonNullable<AccountTask['readRows']>,
): Promise<Reading> {
  try {
    const at = { url: '', fetchedAt: task.now().toISOString(), sha256: null, record: null };
    for (const rows of await read(file)) {
      const reading = readSheet(rows, at, task.period, dayIn(file));
      if (reading !== null) return reading;
    }
    return { reason: 'unparsed', detail: '工作簿里没有“标题”和“发布时间”两列' };
  } catch {
    return { reason: 'not-configured', detail: `读不到文件 ${file}` };
  }
}

/** A poll that failed leaves what earlier ones saw, known until the last of them. */
function withHistory(read: Reading, { historyFile, period }: AccountTask): Reading {
  if (historyFile === undefined) return read;
  const kept = readHistory(historyFile);
  if (!('posts' in read)) {
    if (kept.stretches.length === 0) return read;
    const none = { from: null, to: null, complete: false, reason: read.detail };
    return { posts: kept.posts, coverage: coverageIn(kept, period, none) };
  }
  const history = added(kept, read);
  writeHistory(historyFile, history);
  return { ...read, posts: history.posts, coverage: coverageIn(history, period, read.coverage) };
}

function factOf(read: Extract<Reading, { posts: unknown }>): NonNullable<Facts['posts']> {
  const { posts, whole, states } = read;
  const coverage = { ...read.coverage, ...(whole && { whole }) };
  return { posts, coverage, ...(states !== undefined && { states }) };
}

/** A file tells until the day that its name ends in (`某市发布-2024-05-31.xml`); without one, to its newest post only. */
function dayIn(file: string): string | null {
  const [, day] = /(\d{4}-\d{2}-\d{2})\.[a-z]{2,5}$/i.exec(file) ?? [];
  return day !== undefined && isDay(day) ? `${day}T00:00:00+08:00` : null;
}

/** Feed addresses may carry access keys, which must not be published. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}
