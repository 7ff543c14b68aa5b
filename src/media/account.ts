/** One account of a platform into its snapshot: posts from a feed or a feed file. */
import { sha256 } from '../lib/hash.ts';
import type { Period } from '../model/check.ts';
import type { Evidence, Facts, Gap, GapReason } from '../model/facts.ts';
import type { Account } from '../model/register.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { openSnapshot } from '../snapshot/store.ts';
import { readFeed } from './feed.ts';
import { coverageOf, postsOf } from './posts.ts';

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
  now: () => Date;
}

type Read = { posts: NonNullable<Facts['posts']> } | { reason: GapReason; detail: string };

/** Reads and seals. A feed that fails, is empty or is no feed leaves a gap and no posts: it never means silence. */
export async function readAccount(task: AccountTask): Promise<Snapshot> {
  const { account, now } = task;
  const store = openSnapshot(task.folder);
  try {
    const startedAt = now().toISOString();
    const read = await readPosts(task);
    const gaps: Gap[] = 'posts' in read ? [] : [{ fact: 'posts', place: account.id, ...read }];
    const facts: Facts = 'posts' in read ? { posts: read.posts } : {};
    const count = 'posts' in read ? read.posts.posts.length : 0;
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

async function readPosts(task: AccountTask): Promise<Read> {
  const { feed, file } = task.account.source;
  if (feed !== undefined) {
    const answer = await task.fetch(feed);
    if (!answer.ok) return { reason: answer.reason, detail: answer.detail };
    const { status, fetchedAt, record } = answer;
    if (status !== 200)
      return { reason: status === 403 || status === 429 ? 'blocked' : 'http-error', detail: String(status) };
    const at = { url: withoutQuery(feed), fetchedAt, sha256: answer.sha256, record };
    return fromBytes(task, answer.body, answer.contentType, at);
  }
  if (file === undefined || task.readFile === undefined)
    return { reason: 'not-configured', detail: '没有登记内容来源' };
  let body: Uint8Array;
  try {
    body = task.readFile(file);
  } catch {
    return { reason: 'not-configured', detail: `读不到文件 ${file}` };
  }
  const at = { url: '', fetchedAt: task.now().toISOString(), sha256: sha256(body), record: null };
  return fromBytes(task, body, null, at);
}

function fromBytes(task: AccountTask, body: Uint8Array, contentType: string | null, at: Evidence): Read {
  const items = readFeed(body, contentType);
  if (items === null) return { reason: 'unparsed', detail: '返回的不是可识别的订阅源' };
  if (items.length === 0) return { reason: 'unparsed', detail: '订阅源里没有内容' };
  const posts = postsOf(items, at);
  return { posts: { posts, coverage: coverageOf(posts, task.period, at.fetchedAt) } };
}

/** Feed addresses may carry access keys, which must not be published. */
function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '');
}
