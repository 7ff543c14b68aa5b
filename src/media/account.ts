/** One account of a platform into its snapshot: posts from a feed or a feed file. */
import type { Period } from '../model/check.ts';
import type { Facts, Gap, Post } from '../model/facts.ts';
import type { Account } from '../model/register.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { openSnapshot } from '../snapshot/store.ts';
import { type FeedReading, type FetchFeed, readFeedAt, withoutQuery } from './feed-answer.ts';
import { readFiles } from './file-source.ts';
import { added, coverageIn, type History, readHistory, unchanged, writeHistory } from './history.ts';
import type { Reading } from './reading.ts';
import type { Row } from './sheet-source.ts';
import { type OwnerTask, readWechat } from './wechat-interface.ts';
import { readWeibo } from './weibo-interface.ts';

export type { FeedAnswer } from './feed-answer.ts';

export interface AccountTask {
  account: Account;
  folder: string;
  asOf: string;
  period: Period;
  fetch: FetchFeed;
  /** What reads the platform's interface for owners; absent where no token is given. */
  owner?: Pick<OwnerTask, 'base' | 'token' | 'send'>;
  /** Asks after links in posts; absent: nobody wants to know. */
  probe?: (urls: readonly string[]) => Promise<Probed[]>;
  /** Reads a feed file of the register; throws where there is none. */
  readFile?: (file: string) => Uint8Array;
  /** Reads a workbook of the register; throws where there is none. */
  readRows?: (file: string) => Promise<readonly (readonly Row[])[]>;
  /** Where posts are kept over runs. */
  historyFile?: string;
  now: () => Date;
}

/** Links asked after for one account. */
const maxProbed = 50;

/** What came of asking after a link. */
export type Probed = Omit<NonNullable<NonNullable<Facts['posts']>['probed']>[number], 'post'>;

/** Reads and seals. A feed that fails, is empty or is no feed leaves a gap and no posts: it never means silence. */
export async function readAccount(task: AccountTask): Promise<Snapshot> {
  const { account, now } = task;
  const store = openSnapshot(task.folder);
  try {
    const startedAt = now().toISOString();
    const kept = task.historyFile === undefined ? null : readHistory(task.historyFile);
    const read = withHistory(await readPosts(task, kept), kept, task);
    const gaps: Gap[] = 'posts' in read ? [] : [{ fact: 'posts', place: account.id, ...read }];
    const probed = 'posts' in read ? await probeLinks(read.posts, task) : [];
    const facts: Facts = 'posts' in read ? { posts: { ...factOf(read), ...(probed.length > 0 && { probed }) } } : {};
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

async function readPosts(task: AccountTask, kept: History | null): Promise<FeedReading> {
  const { feed, api } = task.account.source;
  if (api !== undefined) return { reading: await readOwned(task, api) };
  if (feed !== undefined) return readFeedAt(feed, task.fetch, task.period, kept?.seen, task.account.name);
  return { reading: await readFromFile(task) };
}

async function readOwned({ account, owner, period, now }: AccountTask, api: 'wechat' | 'weibo'): Promise<Reading> {
  if (owner === undefined)
    return { reason: 'not-configured', detail: '没有平台接口的令牌（环境变量 GONGKAI_ACCOUNT_TOKENS）' };
  const task = { ...owner, period, now };
  return api === 'wechat' ? readWechat(task) : readWeibo(task, account.platformId ?? '');
}

async function readFromFile({ account, period, readFile, readRows, now }: AccountTask): Promise<Reading> {
  const { file } = account.source;
  if (file === undefined || readFile === undefined) return { reason: 'not-configured', detail: '没有登记内容来源' };
  return readFiles(file, { period, readFile, readRows, now });
}

/** A poll that failed leaves what earlier ones saw, known until the last of them. */
function withHistory(
  { reading, seen }: FeedReading,
  kept: History | null,
  { historyFile, period }: AccountTask,
): Reading {
  if ('unchangedAt' in reading) {
    const history = unchanged(kept!, reading.unchangedAt);
    writeHistory(historyFile!, history);
    return { posts: history.posts, coverage: coverageIn(history, period, nothing('')) };
  }
  if (kept === null || historyFile === undefined) return reading;
  if (!('posts' in reading)) {
    if (kept.stretches.length === 0) return reading;
    return { posts: kept.posts, coverage: coverageIn(kept, period, nothing(reading.detail)) };
  }
  const history = { ...added(kept, reading), ...(seen && { seen }) };
  writeHistory(historyFile, history);
  return { ...reading, posts: history.posts, coverage: coverageIn(history, period, reading.coverage) };
}

/** Links of the newest posts of the period. */
async function probeLinks(posts: readonly Post[], { period, probe }: AccountTask) {
  const within = posts.filter(
    ({ publishedAt: p }) => p !== null && p.slice(0, 10) >= period.from && p.slice(0, 10) <= period.to,
  );
  const wanted = new Map<string, string>();
  for (const { id, links = [] } of within) for (const url of links) if (!wanted.has(url)) wanted.set(url, id);
  if (probe === undefined || wanted.size === 0) return [];
  const probed = await probe([...wanted.keys()].slice(0, maxProbed));
  return probed.map(({ url, ...rest }) => ({ url, post: wanted.get(url)!, ...rest }));
}

function nothing(reason: string) {
  return { from: null, to: null, complete: false, reason };
}

function factOf(read: Extract<Reading, { posts: unknown }>): NonNullable<Facts['posts']> {
  const { posts, whole, states, messages, interactive } = read;
  return {
    posts,
    coverage: { ...read.coverage, ...(whole && { whole }) },
    ...(states !== undefined && { states }),
    ...(messages !== undefined && { messages }),
    ...(interactive !== undefined && { interactive }),
  };
}
