/** When a page was published: a labelled date on the page, else one beside the heading, else the meta tag. Never the address. */
import { remembering } from '../../lib/maps.ts';
import type { Box, Flat } from '../html/flat.ts';
import type { Row } from '../lists/rows.ts';
import { aboveHeading, besideHeading } from './beside-heading.ts';
import { type DateContext, fullDates, parseDate, plainDigits } from './dates.ts';
import { dayBehindLabel, isEvent } from './label-day.ts';

const strong =
  /(?:发布|公布|公开|公告(?=\s?(?:时间|日期))|发表|发稿|刊发|上传|上网|信息发布|网站发布|时间发布|日期发布)\s?(?:(?:时\s?间|日\s?期)?\s*[：:]\s*|(?:时间|日期)[】\])]?\s{0,2}(?=(?:19|20)\d{2}[-/.年]))/g;
/** When a document was sent out: not before any other day that the page or its tags tell. */
const sent = /发文\s?(?:时\s?间|日\s?期)\s*[：:]\s*/g;
const weak = /(?<![一-龥])(?:信息)?(?:时\s?间|日\s?期)\s*[：:]\s*/g;

/** `heading` and `body` bound the place where an unlabelled date is believed; dates of list rows are none of the page's own. */
export function readPublished(
  flat: Flat,
  heading: Box | null,
  body: Box | null,
  rows: readonly Row[],
  page: { url: string; context: DateContext },
): string | null {
  const plain = withoutRows(flat.plain, rows, heading);
  const from = heading === null ? 0 : Math.max(0, heading.from - 300);
  const near = heading === null ? plain : plain.slice(0, heading.to + 600);
  return (
    labelled(plain, strong, from, page) ??
    labelled(near, weak, from, page) ??
    byAttribute(flat) ??
    besideHeading(plain, heading, body) ??
    aboveHeading(plain, heading) ??
    (heading === null ? null : labelled(plain, strong, 0, page)) ??
    byScript(flat) ??
    (metaPublished(flat.meta) === null ? labelled(plain, sent, from, page) : null)
  );
}

/** Words of the line under a heading: no row of a list. */
const ofText = /打印|字体|字号|分享|收藏|关闭|(?:来源|作者|点击数?|浏览(?:次数|量)?)\s?[：:]/;

/** The text with the rows of lists blanked out, so that every place stays where it was. */
function withoutRows(text: string, rows: readonly Row[], heading: Box | null): string {
  let out = '';
  let at = 0;
  for (const { box, url, title } of rows) {
    const marked = box.name === 'li' || box.name === 'tr';
    if ((url === null && !marked) || title.length < 4 || box.from < at || ofText.test(title)) continue;
    // In pages laid out by tables the “row” may be everything.
    if (heading !== null && box.from <= heading.from && box.to >= heading.to) continue;
    out += text.slice(at, box.from) + ' '.repeat(box.to - box.from);
    at = box.to;
  }
  return at === 0 ? text : out + text.slice(at);
}

export function metaPublished(meta: Map<string, string>): string | null {
  for (const name of ['pubdate', 'publishdate', 'article:published_time', 'firstpublishedtime']) {
    const value = meta.get(name);
    const day = value === undefined ? null : parseDate(value);
    if (day !== null) return day;
  }
  return null;
}

function labelled(
  plain: string,
  label: RegExp,
  from: number,
  { url, context }: { url: string; context: DateContext },
): string | null {
  label.lastIndex = from;
  for (let m = label.exec(plain), n = 0; m !== null && n < 50; m = label.exec(plain), n++) {
    const at = m.index + m[0].length;
    const after = plain.slice(at, at + 30);
    if (label === weak && isEvent(plain.slice(at, at + 60))) continue;
    const day = dayBehindLabel(after, url, context);
    if (day !== null) return day;
  }
  return null;
}

const dateName =
  /(?:^|[\s_-])(?:pub_?(?:time|date)|publish_?(?:time|date)|con_time|fbsj|fbrq|datetime|ivs_date)(?:$|[\s_-])/;
const isDateName = remembering((label) => dateName.test(label));

/** An element whose id or class says that it is the date, and which holds nothing else but a time and a source. */
function byAttribute(flat: Flat): string | null {
  for (const box of flat.boxes) {
    if (box.label === '' || box.to - box.from < 8 || box.to - box.from > 80 || !isDateName(box.label)) continue;
    const hit = fullDates(plainDigits(flat.text.slice(box.from, box.to)), 1)[0];
    if (hit !== undefined) return hit.day;
  }
  return null;
}

/** A variable of an inline script that is called like the date, where another script shows it. */
function byScript(flat: Flat): string | null {
  for (const { text } of flat.scripts) {
    if (text.length > 4_000 || !/pub|fbsj|fbrq/i.test(text)) continue;
    const m = /(?:pub(?:lish)?_?(?:date|time)|fbsj|fbrq)["']?\s*[=:]\s*["']((?:19|20)\d{2}[^"'\n]{4,20})["']/i.exec(
      text,
    );
    const day = m === null ? null : parseDate(m[1]!);
    if (day !== null) return day;
  }
  return null;
}
