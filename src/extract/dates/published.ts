/** When a page was published: a labelled date on the page, else one beside the heading, else the meta tag. Never the address. */
import { remembering } from '../../lib/maps.ts';
import type { Box, Flat } from '../html/flat.ts';
import type { Row } from '../lists/rows.ts';
import { type DateContext, dayFrom, fullDates, parseDate, plainDigits } from './dates.ts';
import { dayBehindLabel } from './label-day.ts';
import { joinedDates } from './split-dates.ts';

const strong =
  /(?:发布|公布|公开|公告(?=\s?(?:时间|日期))|发表|发稿|刊发|上传|上网|信息发布|网站发布|时间发布|日期发布)\s?(?:(?:时\s?间|日\s?期)?\s*[：:]\s*|(?:时间|日期)[】\])]?\s{0,2}(?=(?:19|20)\d{2}[-/.年]))/g;
/** When a document was sent out: not before any other day that the page or its tags tell. */
const sent = /发文\s?(?:时\s?间|日\s?期)\s*[：:]\s*/g;
const weak = /(?<![一-龥])(?:信息)?(?:时\s?间|日\s?期)\s*[：:]\s*/g;
/** When something takes place: a part of a day, or a place beside it. */
const event =
  /^[^\n一-龥]{0,12}(?:[年月日][^\n一-龥]{0,6}){0,3}(?:[（(][^）)\n]{1,8}[）)])?\s?(?:[上下中]午|晚上|至|起)|地\s?[点址]\s?[：:]/;

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
    if (label === weak && event.test(plain.slice(at, at + 60))) continue;
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

/** A date on the few short lines under the heading. */
function besideHeading(plain: string, heading: Box | null, body: Box | null): string | null {
  if (heading === null) return null;
  const within = fullDates(
    /\n\s*[（(]?((?:19|20)\d{2}\D[^\n]{0,40})/.exec(plain.slice(heading.from, heading.to))?.[1] ?? '',
    1,
  )[0];
  if (within?.from === 0) return within.day;
  // Under a video or picture the line of facts is all the text there is.
  const isText = body !== null && body.to - body.from >= 80;
  const end = isText && body.from >= heading.to ? body.from : heading.to + 160;
  const near = plain.slice(heading.to, Math.min(end + 1, heading.to + 260));
  const hit = fullDates(near, 1)[0] ?? joinedDates(near, 1)[0];
  if (hit === undefined) return null;
  // Behind a sentence stands the day of its signature.
  if (/。/.test(near.slice(0, hit.from))) return null;
  const lineStart = near.lastIndexOf('\n', hit.from) + 1;
  const before = near.slice(lineStart, hit.from).trim() || labelAbove(near.slice(0, lineStart));
  if (isOther(before) || (/[间期]\s*[：:]\s*$/.test(before) && event.test(near.slice(hit.from)))) return null;
  return before.length <= 40 &&
    !/(?:成文|生成|制定|失效|截止|起草|印发|实施|施行|生效|有效|废止|到期|访问|今天|现在)/.test(before)
    ? hit.day
    : null;
}

/** A label may have the line above for itself: 成文日期 in one element, the day in the next. */
function labelAbove(text: string): string {
  const line = text.trimEnd().split('\n').at(-1)!.trim();
  return line.length <= 12 && /(?:日期|时间)\s*[：:]?$/.test(line) ? line : '';
}

/** A line above the heading that is a date and nothing else, also with day and month apart. */
function aboveHeading(plain: string, heading: Box | null): string | null {
  if (heading === null) return null;
  const above = plain.slice(Math.max(0, heading.from - 60), heading.from).trimEnd();
  const line = above.split('\n').at(-1)!;
  const label = labelAbove(above.slice(0, above.length - line.length));
  if (label !== '' && !/发布|公布|公开|更新/.test(label)) return null;
  const apart = /^\s*(\d{1,2})\s*\/?\s*((?:19|20)\d{2})[-/.年](\d{1,2})月?$/.exec(line);
  if (apart !== null) return dayFrom(apart[2]!, apart[3]!, apart[1]!);
  const hit = fullDates(line, 1)[0] ?? joinedDates(line, 1)[0];
  return hit !== undefined && /^[\s\d:：年月日/.-]+$/.test(line) ? hit.day : null;
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

/** Running text, or a label that names another day; a page that tells no other day shows when it was changed. */
function isOther(before: string): boolean {
  if (/[，。；]/.test(before)) return true;
  return (
    /[一-龥]{2}(?:时间|日期|期限)\s*[：:]\s*$/.test(before) &&
    !/(?:更新|录入|添加|编辑|修改|入库|提交|上报|上线|推送)(?:时间|日期)/.test(before)
  );
}
