/**
 * Tables by header name: the sheet of a person who looked (抽查), the exports of WeChat's back office and of Douyin's
 * creator centre. A sheet that says from when to when the person looked is complete for that time.
 */
import { cut, oneLine } from '../lib/chinese.ts';
import { sha256 } from '../lib/hash.ts';
import { httpUrl } from '../lib/urls.ts';
import type { Period } from '../model/check.ts';
import type { Evidence, Post } from '../model/facts.ts';
import { readInstant } from './instant.ts';
import { coverageOf } from './posts.ts';
import type { Reading } from './reading.ts';

export type Row = readonly (string | Date | null)[];

const names = {
  time: ['发布时间', '发表时间', '发布日期', '推送时间'],
  title: ['标题', '内容标题', '文章标题', '作品名称', '内容'],
  url: ['链接', '网址', '内容url', '作品链接', '文章链接'],
  original: ['是否原创', '原创'],
  from: ['转载来源', '来源', '信息来源'],
  screenshot: ['截图', '截图文件', '截图名称'],
  asked: ['留言时间', '提问时间'],
  replied: ['回复时间', '答复时间'],
  state: ['审核状态', '发布状态', '状态'],
  since: ['抽查开始', '抽查起始日期'],
  until: ['抽查截止', '抽查截止日期', '抽查日期', '抽查时间'],
  sentTo: ['送达人数'],
  interactive: ['互动功能', '是否提供互动功能', '有无互动功能', '互动'],
} as const;
type Field = keyof typeof names;

/** Null where no row of the first ten has a title and a time. */
export function readSheet(rows: readonly Row[], at: Evidence, period: Period, to: string | null): Reading | null {
  const top = rows.slice(0, 10).findIndex((row) => has(row, 'time') && has(row, 'title'));
  if (top < 0) return null;
  const header = rows[top]!;
  const get = (row: Row, field: Field) => textOf(row[placeOf(header, field)]);
  const filled = rows.slice(top + 1, 20_000).filter((row) => row.some((cell) => textOf(cell) !== ''));
  const since = readInstant(firstOf(filled, (row) => get(row, 'since')))?.at ?? null;
  const until = readInstant(firstOf(filled, (row) => get(row, 'until')))?.at ?? to;
  const posts = new Map<string, Post>();
  for (const row of filled) {
    const title = cut(oneLine(get(row, 'title').slice(0, 2000)), 300);
    // What is in review, private or taken down was not published.
    if (title === '' || /审核中|未通过|私密|不适宜|下架|草稿|删除/.test(get(row, 'state'))) continue;
    const known = readInstant(get(row, 'time').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
    const url = httpUrl(get(row, 'url'));
    const id = url ?? sha256(`${get(row, 'time')}\n${title}`).slice(0, 16);
    const asked = readInstant(get(row, 'asked'));
    const replied = readInstant(get(row, 'replied'));
    const replies = asked === null ? [] : [{ askedAt: asked.at, repliedAt: replied?.at ?? null }];
    const first = posts.get(id);
    if (first !== undefined) {
      first.replies = [...(first.replies ?? []), ...replies];
      continue;
    }
    const from = placeOf(header, 'from') < 0 ? undefined : oneLine(get(row, 'from').slice(0, 100)) || null;
    const original = originalOf(get(row, 'original'));
    const screenshot = oneLine(get(row, 'screenshot').slice(0, 200));
    posts.set(id, {
      ...{ id, url, title, publishedAt: known?.at ?? null, push: known?.exact ? known.at : id },
      ...(original !== null && { original }),
      ...(from !== undefined && { from }),
      ...(replies.length > 0 && { replies }),
      ...(screenshot !== '' && { screenshot }),
      at: { ...at, url: url ?? at.url },
    });
  }
  const all = [...posts.values()];
  const told = firstOf(filled, (row) => get(row, 'interactive'));
  const seen = /^(?:是|有|已开通|正常)/.test(told) ? true : /^(?:否|无|没有|未)/.test(told) ? false : undefined;
  const more = seen === undefined ? {} : { interactive: seen };
  if (all.length === 0 && since === null) return { reason: 'unparsed', detail: '表里没有内容' };
  const undated = all.some(({ publishedAt }) => publishedAt === null);
  if (since !== null && until !== null && !undated)
    return { posts: all, ...more, whole: true, coverage: { from: since, to: until, complete: true, reason: null } };
  const dated = all.filter((p) => p.publishedAt !== null).sort((a, b) => (a.publishedAt! < b.publishedAt! ? 1 : -1));
  const coverage = coverageOf(
    [...dated, ...all.filter((p) => p.publishedAt === null)],
    period,
    until ?? dated[0]?.publishedAt ?? null,
  );
  if (placeOf(header, 'sentTo') >= 0)
    return { posts: all, ...more, coverage: { ...coverage, complete: false, reason: '后台导出只含已通知的群发内容' } };
  return { posts: all, ...more, coverage, ...(!undated && { whole: true as const }) };
}

function has(row: Row, field: Field): boolean {
  return placeOf(row, field) >= 0;
}

/** Headers are compared whole, so that 完播率 is not 5s完播率; remarks in brackets do not count. */
function placeOf(header: Row, field: Field): number {
  const keys = header.map((cell) =>
    textOf(cell)
      .replace(/[（(][^（()）]{0,100}[)）]|[\s*＊]/g, '')
      .toLowerCase(),
  );
  return keys.findIndex((key) => (names[field] as readonly string[]).includes(key));
}

function originalOf(text: string): Post['original'] | null {
  if (/^(?:是|原创|有|声明原创)$/.test(text)) return 'declared';
  return /^(?:转载|转发)$/.test(text) ? 'repost' : null;
}

function firstOf(rows: readonly Row[], get: (row: Row) => string): string {
  return rows.map(get).find((text) => text !== '') ?? '';
}

/** Dates of workbooks have no zone; what they show is Beijing time. */
function textOf(cell: string | Date | null | undefined): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 19) : (cell ?? '').trim();
}
