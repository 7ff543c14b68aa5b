/**
 * Which addresses of a page are asked for. A decision looks at the link, its page and the plan only, so that what is
 * fetched does not depend on the order of answers.
 */
import type { ListItem, PageFacts, PageKind } from '../model/page.ts';
import type { Plan } from '../model/plan.ts';
import { addressDay, isArticle, isFolder, isTextOfDay } from './address-day.ts';
import { squeeze } from './chinese.ts';
import { fallsInDate } from './columns.ts';
import { addDays } from './dates.ts';
import { nextPage } from './next-page.ts';
import { isOfPolicy, mayBePolicy } from './policy-titles.ts';

/** Addresses often tell a later day than their pages, hardly an earlier one. */
const margin = 31;
const content: ReadonlySet<PageKind> = new Set(['article', 'policy', 'interpretation', 'annual-report']);
/** A link of so few characters may be the menu entry of a column. */
const menuName = 8;
/** A longer one names no column. */
const longName = 16;
const onward = /^[《<【[]*[上下前后]一?[篇条则页]/;
const place = /^[\p{Script=Han}]{1,10}?[省市州县区旗镇乡局委办]/u;

/** 慕容青禾. */
const personName = 4;
/** What lasts, whatever the day of its publication. */
const ofBody = /[县市区局厅镇乡部州省校院站队所]长|主任|书记|职|机构|编制|简介|概况|介绍|分工|班子|指南|联系/;

type ClassOf = (name: string) => string | null;
type Wanted = (link: { url: string; text: string }) => boolean;

/** `classOf` tells the class of the column that a name means. */
export function wantedOn(plan: Plan, page: PageFacts, classOf: ClassOf): Wanted {
  const column = page.columnName ?? page.breadcrumb.at(-1) ?? '';
  const cls = column === '' ? null : classOf(column);
  const pager = new Set(page.list?.next);
  const goesOn = page.list !== null && !readBack(page.list.items, listDay(plan, cls));
  const following = new Set(goesOn ? nextPage(page.url, page.list!.next) : []);
  const rows = newestRows([...page.datedItems, ...(page.list?.items ?? [])]);
  const first = firstDay(plan);
  const isOld = content.has(page.kind) && page.publishedAt !== null && page.publishedAt < first;
  return ({ url, text }) => {
    if (pager.has(url)) return following.has(url);
    const row = rows.get(url);
    if (page.kind !== 'home' && isText(row) ? namesClass(text, classOf) : mayNameColumn(text, classOf)) return true;
    if (row !== undefined) return rowWanted(plan, row, column) || isOneOf(plan, row, cls);
    const day = addressDay(url);
    if (day !== null && day < addDays(first, -margin) && page.kind !== 'home') return false;
    // What is old leads to columns, and by “上一篇” to what is older still.
    return !isOld || !isArticle(url);
  };
}

/** As is a menu entry. */
function mayNameColumn(text: string, classOf: ClassOf): boolean {
  const name = squeeze(text);
  if (name.length < 2 || onward.test(name)) return false;
  return name.length <= menuName || namesClass(name, classOf);
}

/** One of the names may stand behind a place (某县信息公开指南). */
function namesClass(text: string, classOf: ClassOf): boolean {
  const name = squeeze(text);
  return name.length <= longName && (classOf(name) !== null || classOf(name.replace(place, '')) !== null);
}

/** A dated row (停水通知) at the address of a text of a day is no menu entry, unless it may tell of a person or a body. */
function isText(row: ListItem | undefined): boolean {
  if (row === undefined || row.date === null || !isTextOfDay(row.url!)) return false;
  const title = squeeze(row.title);
  return title.length > personName && !ofBody.test(title);
}

/** Whether the page that a row of a list leads to is opened. Of a row without a date only its page tells it. */
export function rowWanted(plan: Plan, { url, title, date }: ListItem, column: string): boolean {
  if (date === null) return true;
  const { documents, policies, policiesOnly } = plan;
  if (documents !== null && date >= documents.from && date <= documents.to) return true;
  if (policies !== null && date >= policies && isOfPolicy(title, column)) return true;
  if (policiesOnly !== undefined && date >= policiesOnly && mayBePolicy(title, column)) return true;
  // A dated row may lead to a column.
  return url !== null && isFolder(url) && addressDay(url) === null;
}

/** Its page is opened for what its list or title says it is, or for the files that are to be read. */
function isOneOf({ opened = {}, attachments = {} }: Plan, { title, date }: ListItem, cls: string | null): boolean {
  const names = [cls ?? '', ...(/年度?报告|年报/.test(title) ? ['annual-report'] : [])];
  return [opened, attachments].some((days) =>
    names.some((name) => Object.hasOwn(days, name) && (date ?? '9') >= days[name]!),
  );
}

function listDay({ since, lists }: Plan, cls: string | null): string {
  const own = cls === null ? undefined : lists[cls];
  return own !== undefined && own < since ? own : since;
}

/** The earliest day on which anything is opened. */
function firstDay({ since, documents, policies, policiesOnly }: Plan): string {
  return [since, documents?.from ?? since, policies ?? since, policiesOnly ?? since].sort()[0]!;
}

/** Whether rows fall in date and reach back beyond the day. Not the oldest counts: a pinned one stands out of order. */
export function readBack(items: readonly ListItem[], day: string): boolean {
  const last = items.slice(-3).flatMap(({ date }) => date ?? []);
  const middle = last.sort()[Math.floor(last.length / 2)];
  return middle !== undefined && middle < day && fallsInDate(items);
}

/** Each row by its address, with the newest of its dates. */
function newestRows(items: readonly ListItem[]): Map<string, ListItem> {
  const rows = new Map<string, ListItem>();
  for (const item of items) {
    if (item.url === null) continue;
    const held = rows.get(item.url);
    if (held === undefined || (item.date ?? '') > (held.date ?? '')) rows.set(item.url, item);
  }
  return rows;
}
