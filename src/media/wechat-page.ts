/** A saved page of a WeChat article: one post, or what the page says of a dead account. */
import { decode } from '../extract/html/decode.ts';
import { cut, oneLine } from '../lib/chinese.ts';
import { sha256 } from '../lib/hash.ts';
import type { AccountState, Evidence, Post } from '../model/facts.ts';
import type { Reader } from './reading.ts';

const states: readonly (readonly [RegExp, AccountState['state']])[] = [
  [/此(?:帐|账)号已自主注销/, 'closed'],
  [/该公众号已迁移|此(?:帐|账)号处于(?:帐|账)号迁移流程中/, 'moved'],
  [/此(?:帐|账)号已被屏蔽|(?:帐|账)号(?:内容)?涉嫌冒名侵权/, 'blocked'],
];
const gone = /链接已过期|该内容已被发布者删除|此内容因违规无法查看|此内容被投诉且经审核/;
/** A page of this kind writes its message by a script. */
const throttled = /weui-msg__(?:title|desc)\\?["'][^<>]{0,100}>[^<>]{0,50}(?:频繁|环境异常)/;
const nothing = { from: null, to: null, complete: false };

export const wechatPage: Reader = ({ body, contentType, at }) => {
  const head = Buffer.from(body.subarray(0, 300)).toString('latin1');
  if (!/^\s*(?:\u00ef\u00bb\u00bf)?"?\s*<(?:!doctype html|html|!--)/i.test(head)) return null;
  const text = unescaped(decode(body, contentType).text);
  if (!/mp\.weixin\.qq\.com|mmbiz|weui|微信公众平台/.test(text)) return null;
  const post = postOf(text, at);
  if (post !== null) {
    const reason = '单篇文章页面，不能说明其他时间有没有更新';
    return { posts: [post], coverage: { ...nothing, from: post.publishedAt, to: post.publishedAt, reason } };
  }
  // Scripts of every page hold the words of errors; only what is shown counts.
  const shown = shownText(text);
  if (throttled.test(text) || /访问过于频繁|环境异常/.test(shown))
    return { reason: 'blocked', detail: '微信限制了访问' };
  for (const [words, state] of states) {
    const found = words.exec(shown)?.[0];
    if (found === undefined) continue;
    const states = [{ state, words: found, at: { ...at, excerpt: found } }];
    return { posts: [], coverage: { ...nothing, reason: `页面显示“${found}”` }, states };
  }
  if (gone.test(shown)) return { reason: 'unparsed', detail: `文章页面显示“${gone.exec(shown)![0]}”` };
  return { reason: 'unparsed', detail: '微信页面里没有读到文章' };
};

const unshown = /<!--|<(script|style)\b|<[^<>]*>/gi;
const ends = { '': /-->/g, script: /<\/script\s*>/gi, style: /<\/style\s*>/gi };

/** In one pass: what is not closed reaches to the end of the page. */
function shownText(html: string): string {
  const kept: string[] = [];
  let from = 0;
  unshown.lastIndex = 0;
  for (let m = unshown.exec(html); m !== null; m = unshown.exec(html)) {
    kept.push(html.slice(from, m.index));
    from = m.index + m[0].length;
    const end = m[0].endsWith('>') ? null : ends[(m[1] ?? '').toLowerCase() as keyof typeof ends];
    if (end === null) continue;
    end.lastIndex = from;
    if (end.exec(html) === null) return kept.join(' ');
    from = end.lastIndex;
    unshown.lastIndex = from;
  }
  return [...kept, html.slice(from)].join(' ');
}

/** Some tools save the page as the inside of a JSON string. */
function unescaped(text: string): string {
  return text.slice(0, 2000).includes('\\n') && /\\"/.test(text.slice(0, 20_000))
    ? text.replace(/\\n/g, '\n').replace(/\\(["'/])/g, '$1')
    : text;
}

function postOf(page: string, at: Evidence): Post | null {
  const seconds = /(?:\bvar\s+|\bd\.|window\.)ct\s*=\s*["'](\d{9,10})["']/.exec(page)?.[1];
  const title = oneLine(titleIn(page));
  if (seconds === undefined || title === '') return null;
  const publishedAt = `${new Date((Number(seconds) + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00`;
  const biz = textOf(page, 'biz', /[\w=+/]{8,40}/);
  const mid = textOf(page, 'mid', /\d{6,12}/);
  const idx = textOf(page, 'idx', /\d{1,2}/);
  const known = biz !== null && mid !== null;
  const id = known ? `${biz}_${mid}_${idx ?? '1'}` : sha256(`${title}\n${seconds}`).slice(0, 16);
  const stat = /\bcopyright_stat\s*=\s*["'](\d{1,3})["']/.exec(page)?.[1];
  const author = /以下文章来源于\s*(?:<[^<>]*>\s*)*([^<>，,]{1,60})/.exec(page)?.[1];
  const from = author === undefined ? null : oneLine(author);
  const original = stat === '1' ? 'declared' : stat === '2' || from !== null ? 'repost' : null;
  const url = known ? `https://mp.weixin.qq.com/s?__biz=${biz}&mid=${mid}&idx=${idx ?? '1'}` : null;
  const push = known ? `${biz}_${mid}` : id;
  const place = { ...at, url: url ?? at.url };
  return { id, url, title: cut(title, 300), publishedAt, push, ...(original && { original, from }), at: place };
}

function titleIn(page: string): string {
  const set = /\bmsg_title\s*=\s*(?:htmlDecode\()?(["'])((?:(?!\1)[^\\\n]|\\.){1,500})\1/.exec(page)?.[2];
  const meta = /property=["']og:title["']\s+content=["']([^"']{1,500})["']/.exec(page)?.[1];
  const data = /\btitle\s*[:=]\s*(["'])((?:(?!\1)[^\\\n]|\\.){1,500})\1/.exec(page)?.[2];
  const heading = /id=["']activity-name["'][^<>]{0,500}>([^<]{1,500})</.exec(page)?.[1];
  return (set ?? meta ?? heading ?? data ?? '')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** `var mid = "" || "" || "2653216339"`: the first that is not empty. */
function textOf(page: string, name: string, form: RegExp): string | null {
  const line = new RegExp(`\\bvar\\s+${name}\\s*=\\s*([^;\\n]{1,200})`).exec(page)?.[1] ?? '';
  const found = [...line.matchAll(/["']([^"']*)["']/g)].map((m) => m[1]!).find((v) => v !== '');
  return found !== undefined && new RegExp(`^${form.source}$`).test(found) ? found : null;
}
