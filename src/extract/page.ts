/** One page: bytes in, facts out. Pure, and never throws whatever the bytes are. */
import { oneLine } from '../lib/chinese.ts';
import type { Link, ListFacts, PageFacts, PageKind } from '../model/page.ts';
import { isChangeDay } from './dates/change-day.ts';
import { type DateContext, parseDate } from './dates/dates.ts';
import { metaPublished, readPublished } from './dates/published.ts';
import { aroundBody, bodyBox, countMedia, mainText } from './fields/body.ts';
import { columnFrom, readBreadcrumb } from './fields/breadcrumb.ts';
import { readDecisions } from './fields/decisions.ts';
import { readDocNumber } from './fields/doc-number.ts';
import { readDocumentMarks } from './fields/document-marks.ts';
import { readDocumentTable } from './fields/document-table.ts';
import { readIssuer } from './fields/issuer.ts';
import { isText, type KindSigns, kindOf } from './fields/kind.ts';
import { readIdentity } from './fields/page-identity.ts';
import { readSource } from './fields/source.ts';
import { readTitle } from './fields/title.ts';
import { decode, hasLostPart, isGarbled } from './html/decode.ts';
import { type Flat, flatten, textOf } from './html/flat.ts';
import { templateOf } from './html/template.ts';
import { readAttachments } from './links/attachments.ts';
import { catalogueColumns } from './links/catalogue.ts';
import { type Resolve, readLinks, readSources, resolver } from './links/links.ts';
import { linksInScript } from './links/script-links.ts';
import { readDataAnswer } from './lists/data-answer.ts';
import { blocksOf } from './lists/list.ts';
import { readMessages } from './lists/messages.ts';
import { readList } from './lists/page-list.ts';
import { readPaging } from './lists/paging.ts';
import { readRows } from './lists/rows.ts';
import { readInterprets } from './policies/interprets.ts';
import { readTags } from './site/site-tags.ts';
import { findLeaks } from './trouble/leaks.ts';
import { findPlanted } from './trouble/planted.ts';
import { findPlugins } from './trouble/plugins.ts';
import { readRefresh, shownLength } from './trouble/refresh.ts';
import { readTrouble } from './trouble/trouble.ts';
import { textElsewhere } from './trouble/unread-text.ts';

export interface PageInput {
  body: Uint8Array;
  url: string;
  contentType: string | null;
  /** Day of the fetch in Beijing, YYYY-MM-DD: dates without a year are read against it. */
  at: string;
}

const maxDated = 500;
const withTitle = new Set(['article', 'policy', 'interpretation', 'guide', 'annual-report', 'solicitation', 'service']);

export function extractPage(input: PageInput): PageFacts {
  const { text, charset } = decode(input.body, input.contentType);
  const rows = readDataAnswer(text, input.url, resolver(input.url, null), { at: input.at });
  return rows === null ? readPage(text, charset, input) : dataFacts(rows, charset, input);
}

/** No page, but rows of one. */
function dataFacts(list: ListFacts, charset: string, input: PageInput): PageFacts {
  const links = list.items.flatMap(({ url, title }) => (url === null ? [] : [{ url, text: title }]));
  return { ...readPage('', charset, input), kind: 'column-list', list, links, data: true };
}

function readPage(html: string, charset: string, input: PageInput): PageFacts {
  const flat = flatten(html);
  const resolve = resolver(input.url, flat.base);
  const body = bodyBox(flat);
  const title = readTitle(flat);
  const heading = title?.box ?? null;
  const breadcrumb = readBreadcrumb(flat);
  const publishedAtMeta = metaPublished(flat.meta);
  const context: DateContext = { at: input.at };
  const rows = readRows(flat, resolve, context);
  const table = readDocumentTable(flat, heading, body);
  const shownDate =
    readPublished(flat, heading, body, rows, { url: input.url, context }) ?? parseDate(table.published ?? '');
  const blocks = blocksOf(flat, rows);
  const paging = readPaging(flat, resolve, input.url);
  const sources = readSources(flat, resolve);
  const { links, cut } = readLinks(flat, resolve);
  const trouble = readTrouble(flat) ?? (isGarbled(html) ? 'garbled' : null);
  const refresh = readRefresh(flat, resolve, input.url);
  const docNumber = readDocNumber(flat, title?.text ?? null, heading, body);
  const columns = catalogueColumns(flat, input.url);
  const names = [...breadcrumb, flat.pageTitle ?? ''];
  const seenList = { blocks, names, paging, frames: sources.frames, trouble, url: input.url };
  const { list, expected } = readList(flat, resolve, context, seenList);
  const text = mainText(flat, body);
  const source = readSource(flat, heading);
  const seen: Omit<KindSigns, 'column'> = {
    url: input.url,
    trouble,
    refresh,
    shown: shownLength(flat),
    links: flat.anchors.length + columns.length,
    title: title?.text ?? null,
    breadcrumb,
    articleMeta:
      flat.meta.has('articletitle') || (publishedAtMeta !== null && (shownDate !== null || list.items.length < 5)),
    dated: shownDate !== null,
    headed: heading !== null,
    bodyLength: text.length,
    sourced: source !== null,
    portrait: isPortrait(text),
    docNumber,
    rows: list.items.length,
    paged: paging.pages !== null || paging.next.length > 0,
    mores: countMores(flat),
    datedRows: rows.length,
    blocks: blocks.length,
    listExpected: expected || columns.length > 0,
  };
  const column = columnFrom(breadcrumb, isText(seen) ? (title?.text ?? null) : null, flat.meta);
  const kind = kindOf({ ...seen, column });
  const scripted = kind === 'home' ? [...columns, ...writtenMenu(flat, resolve, links)] : columns;
  const hasText = withTitle.has(kind) || (kind === 'mailbox' && isText(seen));
  const attachments = hasText ? readAttachments(flat, body, resolve) : [];
  const media = countMedia(flat, body);
  const marks = hasText
    ? readDocumentMarks(table, title?.text ?? null, text, textElsewhere(text, media, attachments))
    : null;
  const changed =
    marks !== null && shownDate !== null && isChangeDay(flat.plain, shownDate, { url: input.url, context });
  const messages = readMessages(flat, rows, [...breadcrumb, column ?? '', flat.pageTitle ?? ''], resolve);
  const decisions = readDecisions(flat, hasText ? (title?.text ?? '') : '', column ?? '', marks?.finishedAt ?? null);
  const plugins = findPlugins(flat);
  const tags = readTags(flat);
  const planted = findPlanted(flat, resolve, input.url);
  return {
    url: input.url,
    kind,
    title: hasText && (isText(seen) || heading !== null) ? (title?.text ?? null) : null,
    publishedAt: hasText ? (shownDate ?? publishedAtMeta) : null,
    publishedAtMeta,
    source: hasText ? source : null,
    docNumber: hasText || kind === 'org' || kind === 'other' ? docNumber : null,
    issuer: hasText ? readIssuer(flat, title?.text ?? null) : null,
    columnName:
      kind === 'error' || kind === 'stub'
        ? null
        : (column ?? nameOfColumn(kind, heading === null ? null : (title?.text ?? null), flat.pageTitle, hasText)),
    breadcrumb,
    list: kind === 'column-list' || (kind === 'mailbox' && !hasText) ? list : null,
    identity: readIdentity(flat, kind === 'home'),
    attachments,
    interprets: kind === 'interpretation' ? readInterprets(flat, title?.text ?? '', body, resolve) : null,
    charset,
    text: kind === 'leader' || kind === 'org' ? mainText(flat, aroundBody(flat, body)) : text,
    pageTitle: flat.pageTitle === null ? null : oneLine(flat.pageTitle),
    trouble,
    refresh,
    links,
    frames: sources.frames,
    scripts: sources.scripts,
    datedItems: rows.slice(0, maxDated).map(({ title, url, date }) => ({ title, url, date })),
    media,
    leaks: findLeaks(flat.text, input.at),
    template: templateOf(flat),
    ...(marks && { document: { ...marks, ...(changed && { changed }) } }),
    ...(messages.length > 0 && { messages }),
    ...(decisions && { decisions }),
    ...(plugins.length > 0 && { plugins }),
    ...(tags.length > 0 && { tags }),
    ...(planted.length > 0 && { planted }),
    ...(scripted.length > 0 && { columns: scripted }),
    ...(context.guessed && { guessed: true }),
    ...((flat.cut || cut || hasLostPart(html)) && { cut: true }),
  };
}

/** Links that scripts in the page write. */
function writtenMenu(flat: Flat, resolve: Resolve, links: readonly Link[]): Link[] {
  const shown = new Set(links.map(({ url }) => url));
  return linksInScript(flat.scripts.map(({ text }) => text).join('\n'), resolve).filter(({ url }) => !shown.has(url));
}

function isPortrait(text: string): boolean {
  if (!text.includes('分工') && !text.includes('分管')) return false;
  const short = text.slice(0, 20_000);
  return (
    /(?:^|\n) ?(?:工作分工|分管工作|主管工作|分工) ?(?:[：:]|\n)/.test(short) &&
    /(?:^|\n) ?(?:个人简历|工作履历|工作经历|简历|姓 ?名|职 ?务) ?(?:[：:]|\n)/.test(short)
  );
}

/** Links “更多”: front pages have one at every block, columns have none. */
function countMores(flat: Flat): number {
  const short = flat.anchors.slice(0, 3_000).filter((i) => flat.boxes[i]!.to - flat.boxes[i]!.from < 12);
  return short.filter((i) => /^\s*[[<【]?(?:查看)?(?:更多|more)\W*$/i.test(textOf(flat, flat.boxes[i]!))).length;
}

const siteName = /(?:网|网站|政府|局|委员会|厅|办公室)$/;

/** A column page that names its column nowhere else has it in its heading, or in <title> beside the name of the site. */
function nameOfColumn(kind: PageKind, heading: string | null, pageTitle: string | null, text: boolean): string | null {
  if (text && heading !== null) {
    // “标题_栏目_站名”
    const [own, name = '', site] = (pageTitle ?? '').split(/[_|]/).map((part) => part.trim());
    const isName = site !== undefined && own === heading && /^[一-龥、]{2,12}$/.test(name);
    return isName && !siteName.test(name) ? name : null;
  }
  if (kind !== 'column-list') return null;
  const parts = (pageTitle ?? '').split(/[-_|—>»]+/).map((part) => part.trim());
  const names = heading === null ? parts : [heading, ...parts];
  return names.find((name) => name !== '' && !siteName.test(name)) ?? null;
}
