/** Rows of link + date, wherever they stand on the page. */
import { firstOf, oneLine } from '../../lib/chinese.ts';
import { heldOr } from '../../lib/maps.ts';
import type { ListItem } from '../../model/page.ts';
import { dateRank } from '../dates/date-rank.ts';
import {
  type DateContext,
  type DateHit,
  dayFrom,
  fullDates,
  parseDate,
  type ShortHit,
  shortDates,
  withYear,
} from '../dates/dates.ts';
import { joinedDates, yearBeside } from '../dates/split-dates.ts';
import { unbroken } from '../fields/title.ts';
import { anchorsIn, type Box, type Flat, ownerAt, textOf } from '../html/flat.ts';
import { headingTags } from '../html/tags.ts';
import type { Resolve } from '../links/links.ts';

export interface Row extends ListItem {
  /** The element that is the row, and the link that titles it. */
  box: Box;
  anchor: Box;
  /** The only date found so far is part of the title's text. */
  dateInTitle: boolean;
  /** Place of the date in the text. */
  dateAt: number;
}

const maxDates = 3_000;
/** Words of links that title nothing. */
const noTitle =
  /^(?:更多|more|(?:点击)?(?:查看|查阅|阅读|浏览)(?:更多|详情|详细|全文|原文|正文)?|详情|详细|打印(?:本页|文章)?|关闭(?:本页|窗口)?|大|中|小|默认|收藏|分享|下载|返回|首页|尾页|末页|上一?页|下一?页|第一页|最后一页|我要[一-龥]{2}|\[?\.*\]?|\d+|>+|»)[>+»]*$/i;

/** All rows in document order. */
export function readRows(flat: Flat, resolve: Resolve, context: DateContext): Row[] {
  const rows = new Map<number, Row>();
  for (const hit of datesOf(flat)) {
    const row = rowAround(flat, hit);
    if (row === null) continue;
    const known = rows.get(row.anchor.index);
    const url = resolve(row.anchor.attribs.href!);
    const day = 'day' in hit ? hit.day : (titledDay(flat, hit) ?? dayOf(flat, hit, url, context));
    if (day === null) continue;
    // A date in the title counts only where the row has no other.
    const inTitle = hit.from >= row.anchor.from && hit.to <= row.anchor.to && !ownElement(flat, hit, row.anchor);
    if (inTitle && !edgeOf(flat, hit, row.anchor)) continue;
    if (known !== undefined && (inTitle || !(known.dateInTitle || better(flat, hit, known)))) continue;
    const title = titleOf(flat, row.anchor, hit);
    if (title === '') continue;
    rows.set(row.anchor.index, { title, url, date: day, ...row, dateInTitle: inTitle, dateAt: hit.from });
  }
  return [...rows.values()].sort((a, b) => a.anchor.index - b.anchor.index);
}

/** Whether a further date of the row is more surely the day of publication than the one before it. */
function better(flat: Flat, hit: Hit, known: Row): boolean {
  return dateRank(flat, hit.from) > dateRank(flat, known.dateAt);
}

/** The full date that an element shows short and carries in an attribute. */
function titledDay(flat: Flat, hit: Hit): string | null {
  const { attribs } = flat.boxes[ownerAt(flat, hit.from)]!;
  return parseDate(attribs.datetime ?? attribs.title ?? '');
}

/** With the year that is printed beside it, else with the one that is worked out. */
function dayOf(flat: Flat, hit: ShortHit, url: string | null, context: DateContext): string | null {
  const year = yearBeside(flat, hit);
  return year === null ? withYear(hit.month, hit.date, url, context) : dayFrom(year, hit.month, hit.date);
}

type Hit = DateHit | ShortHit;

function datesOf(flat: Flat): Hit[] {
  const { plain } = flat;
  const hits: Hit[] = fullDates(plain, maxDates);
  let next = 0;
  const shorts: Hit[] = [];
  for (const hit of shortDates(plain, maxDates)) {
    while (next < hits.length && hits[next]!.to <= hit.from) next++;
    if (next < hits.length && hits[next]!.from < hit.to) continue;
    if (alone(flat, hit)) shorts.push(hit);
  }
  shorts.push(...joinedDates(plain, maxDates));
  return shorts.length === 0 ? hits : [...hits, ...shorts].sort((a, b) => a.from - b.from);
}

/** Whether a month-day stands in brackets or fills its element (only then it is a date). */
function alone(flat: Flat, hit: { from: number; to: number }): boolean {
  const before = flat.text.charAt(hit.from - 1);
  const after = flat.text.charAt(hit.to);
  if ('[（(【'.includes(before) && before !== '' && ']）)】'.includes(after) && after !== '') return true;
  const owner = ownerAt(flat, hit.from);
  if (owner < 0) return false;
  const box = flat.boxes[owner]!;
  const rest = flat.text.slice(box.from, hit.from) + flat.text.slice(hit.to, box.to);
  return box.to - box.from < 24 && /^[\s[\]【】()（）]*$/.test(rest);
}

/** The smallest element that holds the date and a link with a title, widened to its list item or table row. */
function rowAround(flat: Flat, hit: Hit): { box: Box; anchor: Box } | null {
  let index = ownerAt(flat, hit.from);
  for (let climbed = 0; index >= 0 && climbed < 8; climbed++) {
    const box = flat.boxes[index]!;
    if (box.to - box.from > 1_500) return null;
    const anchor = titleAnchor(flat, box, hit);
    if (anchor !== null) {
      const row = anchor.index < box.index ? anchor : box;
      return headed(flat, row, anchor) ? null : { box: widened(flat, row), anchor };
    }
    index = box.parent;
  }
  return null;
}

const topHeadings = new Set(['h1', 'h2', 'h3', 'h4']);

/** A heading outside the link shows that this is the head of an article, not a row. */
function headed(flat: Flat, box: Box, anchor: Box): boolean {
  for (let i = box.index + 1; i < box.end; i++) {
    const inner = flat.boxes[i]!;
    if (!topHeadings.has(inner.name) || inner.to - inner.from < 2) continue;
    const inside = i > anchor.index && i < anchor.end;
    if (!inside && !(anchor.index > i && anchor.index < inner.end)) return true;
  }
  return false;
}

function titleAnchor(flat: Flat, box: Box, hit: Hit): Box | null {
  if (box.name === 'a' && box.attribs.href !== undefined) return titled(flat, box, hit) ? box : null;
  const outer = enclosingAnchor(flat, box);
  if (outer !== null) return titled(flat, outer, hit) ? outer : null;
  const anchors = anchorsIn(flat, box);
  if (anchors.length === 0 || anchors.length > 60) return null;
  const candidates = anchors.map((i) => flat.boxes[i]!).filter((a) => titled(flat, a, hit));
  if (candidates.length <= 1) return candidates[0] ?? null;
  // Several rows may share one element: the link of the same line wins, then the longest of few.
  const lineFrom = flat.text.lastIndexOf('\n', hit.from) + 1;
  const lineEnd = flat.text.indexOf('\n', hit.to);
  const lineTo = lineEnd < 0 ? flat.text.length : lineEnd;
  const sameLine = candidates.filter((a) => a.from >= lineFrom && a.to <= lineTo);
  const among = sameLine.length > 0 ? sameLine : candidates.length <= 4 ? candidates : [];
  return among.reduce<Box | null>((best, a) => (best === null || weight(a) > weight(best) ? a : best), null);
}

const weight = (a: Box): number => Math.min(a.to - a.from, 12);

function enclosingAnchor(flat: Flat, box: Box): Box | null {
  let index = box.parent;
  for (let n = 0; index >= 0 && n < 6; n++) {
    const up = flat.boxes[index]!;
    if (up.name === 'a') return up.attribs.href === undefined ? null : up;
    index = up.parent;
  }
  return null;
}

function titled(flat: Flat, anchor: Box, hit: Hit): boolean {
  const title = titleOf(flat, anchor, hit);
  return title.length >= 2 && !noTitle.test(title);
}

/** The link's text without the date; the longer `title` attribute where the text is cut or missing. */
export function titleOf(flat: Flat, anchor: Box, hit: { from: number; to: number } | null): string {
  if (hit === null || hit.from < anchor.from || hit.to > anchor.to)
    return heldOr(flat.titles, anchor.index, () => titleFrom(anchor, textOf(flat, anchor)));
  const head = headline(flat, anchor, hit);
  return titleFrom(anchor, head ?? cutOut(flat.text.slice(anchor.from, hit.from), flat.text.slice(hit.to, anchor.to)));
}

function titleFrom(anchor: Box, text: string): string {
  const shown = unbroken(text).replace(/^[·•◆■▪>\-—\s]+/, '');
  const isCut = shown.endsWith('..') || shown.endsWith('…');
  if (shown !== '' && !isCut) return firstOf(shown, 500);
  const full = oneLine(anchor.attribs.title ?? '');
  const stem = shown.replace(/(?:\.{2,}|…+)$/, '');
  const better = full.length > stem.length && full.startsWith(stem);
  return firstOf(shown === '' || better ? full : shown, 500);
}

/** In a card (`a > h3 + p`) the heading alone is the title. */
function headline(flat: Flat, anchor: Box, hit: { from: number }): string | null {
  for (let i = anchor.index + 1; i < anchor.end; i++) {
    const box = flat.boxes[i]!;
    if (headingTags.has(box.name) && box.to > box.from + 1 && !(hit.from >= box.from && hit.from < box.to)) {
      return textOf(flat, box);
    }
  }
  return null;
}

function cutOut(before: string, after: string): string {
  const head = before.replace(/(?:[[【(（]|[一-龥]{2,6}[：:])\s*$/, '');
  const tail = after.replace(/^(?:[ T]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*[\]】)）]?/, '');
  return head.trim() === '' || tail.trim() === '' ? head + tail : head;
}

function ownElement(flat: Flat, hit: Hit, anchor: Box): boolean {
  const owner = ownerAt(flat, hit.from);
  return (
    owner > anchor.index &&
    owner < anchor.end &&
    flat.boxes[owner]!.to - flat.boxes[owner]!.from <= hit.to - hit.from + 24
  );
}

/** Whether a date of the title stands at its edge, set off by brackets or a blank. */
function edgeOf(flat: Flat, hit: Hit, anchor: Box): boolean {
  if (!('day' in hit)) return true;
  const before = flat.text.slice(anchor.from, hit.from).trimEnd();
  const after = flat.text.slice(hit.to, anchor.to).trimStart();
  const bracketed = /[[【(（]$/.test(before) && /^[\]】)）]/.test(after);
  return (
    (bracketed && (before.length <= 1 || after.length <= 1)) || (before === '' && /^\s/.test(flat.text.slice(hit.to)))
  );
}

/** The enclosing list item or table row, where it is near and holds not much else. */
function widened(flat: Flat, box: Box): Box {
  if (box.name === 'li' || box.name === 'tr') return box;
  let index = box.parent;
  for (let n = 0; index >= 0 && n < 4; n++) {
    const up = flat.boxes[index]!;
    if (up.to - up.from > 1_500) return box;
    if (up.name === 'li' || up.name === 'tr') return anchorsIn(flat, up).length <= 6 ? up : box;
    if (up.name === 'ul' || up.name === 'ol' || up.name === 'table') return box;
    index = up.parent;
  }
  return box;
}
