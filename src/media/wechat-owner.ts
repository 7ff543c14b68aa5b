/** What WeChat's interface for owners answers, as posts and times. Pure; contract-tested only. */
import { cut, oneLine } from '../lib/chinese.ts';
import { httpUrl } from '../lib/urls.ts';
import type { Evidence, Post } from '../model/facts.ts';
import { isObject, type Json, listAt, objectAt, textAt } from './lossless-json.ts';

export interface OwnPost extends Post {
  /** What comments are asked by. */
  dataId: string;
  /** Place in the push, from 0. */
  index: number;
}

/** Of `datacube/getarticletotaldetail`: everything that was published, by push or without notice; the day is known. */
export function postsOfDetail(answer: Json, at: Evidence): OwnPost[] {
  return listAt(answer, 'list').flatMap((row) => {
    const [, dataId, nth] = /^(\d{5,20})_(\d{1,2})$/.exec(textAt(row, 'msgid')) ?? [];
    const day = /^\d{4}-\d{2}-\d{2}$/.exec(textAt(row, 'ref_date'))?.[0];
    if (dataId === undefined || day === undefined) return [];
    const url = httpUrl(textAt(row, 'content_url') || textAt(row, 'url'));
    const title = cut(oneLine(textAt(row, 'title')), 300) || `第${nth}篇（${day}）`;
    // Without notice nothing was pushed; each is an update of its own.
    const pushed = textAt(row, 'publish_type') !== '1';
    const id = idOf(url, dataId, nth!);
    const place = { ...at, url: url ?? at.url };
    const post = { id, url, title, publishedAt: `${day}T00:00:00+08:00`, push: pushed ? dataId : id, at: place };
    return [{ ...post, dataId, index: Number(nth) - 1 }];
  });
}

/** As feeds and saved pages name the same article. */
function idOf(url: string | null, dataId: string, nth: string): string {
  const biz = /[?&]__biz=([\w=+/%]{8,40})/.exec(url ?? '')?.[1];
  return biz === undefined ? `${dataId}_${nth}` : `${decodeURIComponent(biz)}_${dataId}_${nth}`;
}

/** Of `freepublish/batchget`: only what was published without notice; the time is that of its last change. */
export function postsOfFree(answer: Json, at: Evidence): Post[] {
  return listAt(answer, 'item').flatMap((item) => {
    const seconds = Number(textAt(item, 'update_time') || Number.NaN);
    const own = textAt(item, 'article_id');
    if (!(seconds > 1e9) || own === '') return [];
    const publishedAt = beijing(seconds);
    return listAt(objectAt(item, 'content'), 'news_item').flatMap((news, i) => {
      if (isObject(news) && news.is_deleted === true) return [];
      const url = httpUrl(textAt(news, 'url'));
      const title = cut(oneLine(textAt(news, 'title')), 300);
      return title === ''
        ? []
        : [{ id: `${own}_${i + 1}`, url, title, publishedAt, push: own, at: { ...at, url: url ?? at.url } }];
    });
  });
}

/** Of `comment/list`. Who asked and what was said is not kept. */
export function repliesOf(answer: Json): NonNullable<Post['replies']> {
  return listAt(answer, 'comment').flatMap((comment) => {
    const asked = Number(textAt(comment, 'create_time') || Number.NaN);
    if (!(asked > 1e9)) return [];
    const replied = Number(textAt(objectAt(comment, 'reply'), 'create_time') || Number.NaN);
    return [{ askedAt: beijing(asked), repliedAt: replied > 1e9 ? beijing(replied) : null }];
  });
}

/**
 * Of `customservice/msgrecord/getmsglist`, several days in one: 2003 is a person's message, 2002 the office's. Told is how
 * long the last message before an answer waited; one without answer may be a thank-you and is left out.
 */
export function messagesOf(records: readonly unknown[]): { askedAt: string; repliedAt: string }[] {
  const rows = records
    .map((row) => ({ who: textAt(row, 'openid'), code: textAt(row, 'opercode'), time: Number(textAt(row, 'time')) }))
    .filter(({ who, time }) => who !== '' && time > 1e9)
    .sort((a, b) => a.time - b.time);
  const waiting = new Map<string, number>();
  return rows.flatMap(({ who, code, time }) => {
    if (code === '2003') waiting.set(who, time);
    const asked = waiting.get(who);
    if (code !== '2002' || asked === undefined) return [];
    waiting.delete(who);
    return [{ askedAt: beijing(asked), repliedAt: beijing(time) }];
  });
}

export function beijing(seconds: number): string {
  return `${new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00`;
}
