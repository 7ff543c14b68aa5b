/** Asking a platform's interface for owners: one call is one JSON answer, or why there is none. */
import { decode } from '../extract/html/decode.ts';
import type { GapReason } from '../model/facts.ts';
import type { FeedAnswer } from './feed-answer.ts';
import { isObject, type Json, losslessJson, textAt } from './lossless-json.ts';

/** Goes through the guarded network and is not archived: addresses hold tokens, answers hold what persons wrote. */
export type SendOwner = (url: string, json?: object) => Promise<FeedAnswer>;
export interface Refusal {
  reason: GapReason;
  detail: string;
}
export interface OwnerAnswer {
  json: Json;
  fetchedAt: string;
  sha256: string;
}

/** Details tell the number of the error and never its words: some repeat the token. */
export async function askOwner(send: SendOwner, url: string, json?: object): Promise<OwnerAnswer | Refusal> {
  const answer = await send(url, json);
  if (!answer.ok) return { reason: answer.reason, detail: '平台接口没有应答' };
  const value = losslessJson(decode(answer.body, answer.contentType).text);
  const code = textAt(value, 'errcode') || textAt(value, 'error_code');
  if (code !== '' && code !== '0') return refusalOf(code);
  if (answer.status !== 200 || !isObject(value))
    return { reason: answer.status === 200 ? 'unparsed' : 'http-error', detail: `平台接口返回${answer.status}` };
  return { json: value, fetchedAt: answer.fetchedAt, sha256: answer.sha256 };
}

/** Of WeChat: token wrong or ended, no right to the interface, too many calls. Of Weibo: 213xx, 10014, 10022 to 10024. */
const login = new Set([
  '40001',
  '40013',
  '40014',
  '40125',
  '42001',
  '21314',
  '21315',
  '21316',
  '21317',
  '21327',
  '21332',
]);
const noRight = new Set(['48001', '40164', '61003', '61007', '65400', '88000', '10014', '21335', '20003']);
const tooMany = new Set(['45009', '45011', '10022', '10023', '10024', '88001']);

function refusalOf(code: string): Refusal {
  if (login.has(code)) return { reason: 'login', detail: `平台接口的令牌无效或已过期（${code}）` };
  if (noRight.has(code)) return { reason: 'blocked', detail: `账号没有这个接口的权限（${code}）` };
  if (tooMany.has(code)) return { reason: 'limit', detail: `平台接口的调用次数已用完（${code}）` };
  return { reason: 'bad-answer', detail: `平台接口报错（${code}）` };
}

export function isRefusal(answer: OwnerAnswer | Refusal): answer is Refusal {
  return 'reason' in answer;
}
