/** An account read through WeChat's interface for owners, with its own token. Contract-tested only. */
import { addDays, dayOf } from '../lib/dates.ts';
import type { Period } from '../model/check.ts';
import type { Evidence, Post } from '../model/facts.ts';
import { listAt, textAt } from './lossless-json.ts';
import { askOwner, isRefusal, type OwnerAnswer, type Refusal, type SendOwner } from './owner-ask.ts';
import type { Reading } from './reading.ts';
import { messagesOf, type OwnPost, postsOfDetail, postsOfFree, repliesOf } from './wechat-owner.ts';

/** Before that day the interface knows nothing. */
const begun = '2025-11-01';
const maxCommented = 100;
const maxPages = 50;

export interface OwnerTask {
  /** `https://api.weixin.qq.com`, without a slash at the end. */
  base: string;
  /** An access token, or `APPID:SECRET` by which one is had. */
  token: string;
  send: SendOwner;
  period: Period;
  now: () => Date;
}

export async function readWechat({ base, token, send, period, now }: OwnerTask): Promise<Reading> {
  const access = await accessToken(base, token, send);
  if (typeof access !== 'string') return access;
  const ask = (path: string, json: object) =>
    askOwner(send, `${base}/${path}?access_token=${encodeURIComponent(access)}`, json);
  const at = (path: string, { fetchedAt, sha256 }: OwnerAnswer): Evidence => ({
    url: `${base}/${path}`,
    fetchedAt,
    sha256,
    record: null,
  });
  const yesterday = addDays(dayOf(now().toISOString()), -1);
  const first = addDays(period.from, -15);
  const from = first < begun ? begun : first;
  const posts: OwnPost[] = [];
  let late = false;
  for (let day = from; day <= yesterday && day <= addDays(period.to, 31); day = addDays(day, 1)) {
    const path = 'datacube/getarticletotaldetail';
    const answer = await ask(path, { begin_date: day, end_date: day });
    if (isRefusal(answer)) return posts.length === 0 ? freeOnly(ask, at, answer) : answer;
    if (answer.json.is_delay === true) late = true;
    posts.push(...postsOfDetail(answer.json, at(path, answer)));
  }
  await addReplies(ask, posts, period);
  const messages = await messagesIn(ask, period, yesterday);
  const all = [...new Map(posts.map(({ dataId: _, index: __, ...post }) => [post.id, post])).values()];
  const reason = late ? '平台说明统计数据有延迟' : from > first ? '平台接口只提供2025年11月以后的数据' : null;
  const coverage = {
    from: `${from}T00:00:00+08:00`,
    to: `${yesterday}T23:59:59+08:00`,
    complete: reason === null,
    reason,
  };
  return { posts: all, coverage, ...(!late && { whole: true as const }), ...(messages.length > 0 && { messages }) };
}

type Ask = (path: string, json: object) => Promise<OwnerAnswer | Refusal>;

async function accessToken(base: string, token: string, send: SendOwner): Promise<string | Refusal> {
  const [appid, secret] = token.split(':');
  if (secret === undefined) return token;
  const answer = await askOwner(send, `${base}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid,
    secret,
  });
  if (isRefusal(answer)) return answer;
  return textAt(answer.json, 'access_token') || { reason: 'bad-answer', detail: '平台接口没有给出令牌' };
}

/** Without the right to statistics only what went out without notice can be listed: never whole. */
async function freeOnly(ask: Ask, at: (path: string, a: OwnerAnswer) => Evidence, why: Refusal): Promise<Reading> {
  const path = 'cgi-bin/freepublish/batchget';
  const posts: Post[] = [];
  for (let offset = 0; offset < 20 * maxPages; offset += 20) {
    const answer = await ask(path, { offset, count: 20, no_content: 0 });
    if (isRefusal(answer)) return posts.length === 0 ? why : { posts, coverage: none(why.detail) };
    posts.push(...postsOfFree(answer.json, at(path, answer)));
    if (listAt(answer.json, 'item').length < 20) break;
  }
  if (posts.length === 0) return why;
  return { posts, coverage: none('只读到未通知的发布内容，不含群发内容') };
}

const none = (reason: string) => ({ from: null, to: null, complete: false, reason });

/** Accounts without comments refuse; then nothing is known of them. */
async function addReplies(ask: Ask, posts: OwnPost[], { from, to }: Period): Promise<void> {
  const within = posts.filter(({ publishedAt: p }) => p !== null && dayOf(p) >= from && dayOf(p) <= to);
  for (const post of within.slice(0, maxCommented)) {
    const replies: NonNullable<Post['replies']> = [];
    for (let begin = 0; begin < 49 * maxPages; begin += 49) {
      const asked = { msg_data_id: Number(post.dataId), index: post.index, begin, count: 49, type: 0 };
      const answer = await ask('cgi-bin/comment/list', asked);
      if (isRefusal(answer)) {
        if (answer.reason === 'blocked') return;
        break;
      }
      replies.push(...repliesOf(answer.json));
      if (listAt(answer.json, 'comment').length < 49) break;
    }
    if (replies.length > 0) post.replies = replies;
  }
}

/** Messages of persons to the account, a day at a time. Without the right to them nothing is known of them. */
async function messagesIn(ask: Ask, { from, to }: Period, yesterday: string) {
  const records: unknown[] = [];
  for (let day = from; day <= yesterday && day <= addDays(to, 3); day = addDays(day, 1)) {
    const starttime = Date.parse(`${day}T00:00:00+08:00`) / 1000;
    let msgid = 1;
    for (let page = 0; page < maxPages; page++) {
      const asked = { starttime, endtime: starttime + 86_399, msgid, number: 10_000 };
      const answer = await ask('customservice/msgrecord/getmsglist', asked);
      if (isRefusal(answer)) return [];
      const list = listAt(answer.json, 'recordlist');
      records.push(...list);
      const next = Number(textAt(answer.json, 'msgid') || Number.NaN);
      if (list.length < 5000 || !(next > msgid)) break;
      msgid = next;
    }
  }
  return messagesOf(records);
}
