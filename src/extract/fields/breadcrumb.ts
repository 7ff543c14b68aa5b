/** 当前位置: the path of columns that leads to the page, and the column it names. */
import { oneLine, squeeze } from '../../lib/chinese.ts';
import { anchorsIn, type Box, type Flat, ownerAt, textOf } from '../html/flat.ts';

const spoken = /(?:当前|所[在处])(?:所[在处])?(?:的)?(?:位置|栏目)|位置导航|[您你](?:现在)?的位置|[您你]现在在/g;
const labelled =
  /(?:^|[\s_-])(?:[\w-]*breadcrumbs?[\w-]*|crumbs?(?:_box)?|curmb|dqwz|position|current-?position|location|path|weizhi|bread|(?:\w{1,6}[-_])?mbx|mianbaoxie)(?=\s|$)/;
const home = /^\s*(?:网站)?(?:首页|主页)\s*$/;
const pageWords =
  /^(?:正文|详情|内容|列表|信息详情|文章列表|信息列表|详细内容|详细信息|浏览文章|(?:信息|文章|正文)内容|详情页)$/;

/** Names from the home page down, without “正文”. Empty where the page shows no path. */
export function readBreadcrumb(flat: Flat): string[] {
  for (const m of flat.text.matchAll(spoken)) {
    const names = pathFrom(flat, m.index);
    if (names.length > 0) return names;
  }
  for (const box of flat.boxes) {
    const called = box.label !== '' ? labelled.test(box.label) : box.attribs['aria-label'] === 'breadcrumb';
    if (!called || box.to - box.from > 300) continue;
    const names = namesIn(flat, box);
    if (names.length >= 2 && (/首页/.test(names[0]!) || /^\s*首页/.test(textOf(flat, box)))) return names;
  }
  const linked = unnamed(flat);
  if (linked.length > 0) return linked;
  const line = /(?<=^|\n)\s*(?:网站)?首页\s*[>＞»›→][^\n]{2,80}/.exec(flat.text.slice(0, 4_000));
  return line === null ? [] : namesOfLine(line[0]);
}

/** A path that neither words nor names tell: the link 首页 with an arrow or slash behind it, and few links in all. */
function unnamed(flat: Flat): string[] {
  for (const index of flat.anchors.slice(0, 300)) {
    const anchor = flat.boxes[index]!;
    if (anchor.to - anchor.from > 8 || !/^\s*[>＞»›→/]/.test(flat.text.slice(anchor.to, anchor.to + 4))) continue;
    const box = flat.boxes[anchor.parent];
    if (box === undefined || box.to - box.from > 160 || !home.test(textOf(flat, anchor))) continue;
    const names = namesIn(flat, box, anchor.from);
    if (names.length >= 2 && names.length <= 6) return names;
  }
  return [];
}

/** Climbs from the words 当前位置 to the block that holds the path. */
function pathFrom(flat: Flat, at: number): string[] {
  const line = flat.text.slice(at, at + 120).split('\n')[0]!;
  const linked = flat.anchors.some((i) => flat.boxes[i]!.from >= at && flat.boxes[i]!.from < at + line.length);
  const plain = linked ? [] : namesOfLine(line);
  if (plain.length > 0) return plain;
  let index = ownerAt(flat, at);
  for (let climbed = 0; index >= 0 && climbed < 5; climbed++) {
    const box: Box = flat.boxes[index]!;
    if (box.to - box.from > 400) return [];
    const names = namesIn(flat, box, at);
    if (names.length > 0) return names;
    index = box.parent;
  }
  return [];
}

const separators = /\s*(?:[>＞»›→\\]+|\s[-—|/]\s)\s*/;

/** A path without any link, told by its arrows: 首页 > 政务公开 > 公示公告. */
function namesOfLine(text: string): string[] {
  const line = /(?:首页|主页)\s*[>＞»›→\\/|—-][^\n]{1,80}/.exec(text)?.[0] ?? '';
  const names = line.split(separators).map(clean);
  return names.length < 2 ? [] : names.filter((name) => name !== '' && name.length <= 60 && !pageWords.test(name));
}

/** The links, and after the last one the names that stand behind separators. */
function namesIn(flat: Flat, box: Box, at = box.from): string[] {
  const anchors = anchorsIn(flat, box)
    .map((i) => flat.boxes[i]!)
    .filter((a) => a.from >= at);
  const last = anchors.at(-1);
  if (last === undefined) return [];
  const names = anchors.map((a) => clean(textOf(flat, a)));
  if (/首页\s*[>＞»›→]?\s*$/.test(flat.text.slice(at, anchors[0]!.from))) names.unshift('首页');
  const tail = flat.text.slice(last.to, box.to).split(/\n\n/)[0]!;
  // In the marks of a list or behind a dot stands a name alone, never a whole title.
  const short = (
    box.name === 'ul' || box.name === 'ol' ? /^\n\s*([一-龥、]{2,12})\s*$/ : /^\s*[·•→]\s*([一-龥、]{2,12})\s*$/
  ).exec(tail);
  if (short !== null) names.push(clean(short[1]!));
  for (const piece of tail.split(/[>＞»›]+|(?<=^|\s)[-—|/]+(?=\s|$)/).slice(1)) names.push(clean(piece));
  return names.filter((name) => name !== '' && name.length <= 60 && !pageWords.test(name));
}

function clean(text: string): string {
  const name = oneLine(text).replace(/^[\s>＞»›/|-]+|[\s>＞»›/|-]+$/g, '');
  return squeeze(name) === '首页' ? '首页' : name;
}

/**
 * The column: the last name of the visible path that is not the page itself, else the meta tag.
 * `title` is the page's own heading, which some templates put last in the path.
 */
export function columnFrom(breadcrumb: string[], title: string | null, meta: Map<string, string>): string | null {
  const own = title === null ? '' : squeeze(title);
  const path = breadcrumb.filter((name) => !/首页$/.test(name) && squeeze(name) !== own);
  const column = oneLine(path.at(-1) ?? meta.get('columnname') ?? '');
  return column === '' || /^(?:网站)?首页$/.test(column) ? null : column;
}
