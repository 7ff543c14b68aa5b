/** An account read through Weibo's official interface, with its own token. Contract-tested only. */
import { addDays } from '../lib/dates.ts';
import type { Post } from '../model/facts.ts';
import { readInstant } from './instant.ts';
import { isObject, type Json, listAt, objectAt, textAt } from './lossless-json.ts';
import { askOwner, isRefusal } from './owner-ask.ts';
import type { Reading } from './reading.ts';
import type { OwnerTask } from './wechat-interface.ts';
import { isPinned, postOf } from './weibo-json.ts';

const maxPages = 50;
const perPage = 100;

export async function readWeibo({ base, token, send, period, now }: OwnerTask, uid: string): Promise<Reading> {
  const ask = (path: string, asked: Record<string, string | number>) => {
    const query = new URLSearchParams(Object.entries(asked).map(([k, v]): [string, string] => [k, String(v)]));
    query.set('access_token', token);
    return askOwner(send, `${base}/2/${path}.json?${query}`);
  };
  const from = `${addDays(period.from, -15)}T00:00:00+08:00`;
  const posts = new Map<string, Post>();
  let total = Number.NaN;
  let reached = false;
  for (let page = 1; page <= maxPages && !reached; page++) {
    const path = 'statuses/user_timeline';
    const answer = await ask(path, { ...(uid !== '' && { uid }), count: perPage, page });
    if (isRefusal(answer))
      return posts.size === 0 ? answer : { posts: [...posts.values()], coverage: lacking(answer.detail) };
    const { json, fetchedAt, sha256 } = answer;
    total = Number(textAt(json, 'total_number') || Number.NaN);
    const statuses = listAt(json, 'statuses').filter(isObject);
    for (const status of statuses) {
      const post = postOf(status, { url: `${base}/2/${path}`, fetchedAt, sha256, record: null });
      if (post === null) continue;
      posts.set(post.id, post);
      if (!isPinned(status) && post.publishedAt! < from) reached = true;
    }
    if (statuses.length === 0 || posts.size >= total) break;
  }
  if (posts.size === 0) return { reason: 'unparsed', detail: '微博接口没有返回内容' };
  await addReplies(ask, posts, uid, from);
  // Without the right to a whole timeline the interface gives the newest few and the true total.
  const whole = reached || posts.size >= total;
  if (!whole) return { posts: [...posts.values()], coverage: lacking('微博接口没有给出这段时间的全部内容') };
  const coverage = { from, to: now().toISOString(), complete: true, reason: null };
  return { posts: [...posts.values()], coverage, whole };
}

const lacking = (reason: string) => ({ from: null, to: null, complete: false, reason });

type Ask = (path: string, asked: Record<string, string | number>) => ReturnType<typeof askOwner>;

/** Received and sent comments in one list: the owner's answer names the comment that it answers. */
async function addReplies(ask: Ask, posts: Map<string, Post>, uid: string, from: string): Promise<void> {
  const comments: Json[] = [];
  for (let page = 1; page <= maxPages; page++) {
    const answer = await ask('comments/timeline', { count: perPage, page });
    if (isRefusal(answer)) break;
    const list = listAt(answer.json, 'comments').filter(isObject);
    comments.push(...list);
    const oldest = timeOf(list.at(-1));
    if (list.length < perPage || oldest === null || oldest < from) break;
  }
  addCommentReplies(comments, posts, uid);
}

/** Pure. Whoever asked is only a time. */
export function addCommentReplies(comments: readonly Json[], posts: ReadonlyMap<string, Post>, uid: string): void {
  const answers = new Map<string, string>();
  const isOwn = (comment: Json) =>
    textAt(objectAt(comment, 'user'), 'id') === (uid || textAt(objectAt(objectAt(comment, 'status'), 'user'), 'id'));
  for (const comment of comments) {
    const time = timeOf(comment);
    const to = textAt(objectAt(comment, 'reply_comment'), 'id');
    if (time === null || to === '' || !isOwn(comment)) continue;
    const first = answers.get(to);
    if (first === undefined || time < first) answers.set(to, time);
  }
  for (const comment of comments) {
    const askedAt = timeOf(comment);
    const status = objectAt(comment, 'status');
    const post = posts.get(textAt(status, 'mid') || textAt(status, 'idstr') || textAt(status, 'id'));
    if (askedAt === null || post === undefined || isOwn(comment)) continue;
    const repliedAt = answers.get(textAt(comment, 'idstr') || textAt(comment, 'id')) ?? null;
    post.replies = [...(post.replies ?? []), { askedAt, repliedAt }];
  }
}

function timeOf(comment: unknown): string | null {
  return readInstant(textAt(comment, 'created_at'))?.at ?? null;
}
