/** The heading of an article. What stands on the page counts before the meta tag. */
import { nameKey, oneLine } from '../../lib/chinese.ts';
import { remembering } from '../../lib/maps.ts';
import { anchorsIn, type Box, type Flat, ownerAt, textOf } from '../html/flat.ts';
import { headingTags } from '../html/tags.ts';
import { documentHeading, isAgency } from './document-heading.ts';
import { headingAboveInfo } from './info-line.ts';

export interface Title {
  text: string;
  /** The element that shows it, null where only a meta tag or <title> names it. */
  box: Box | null;
}

const headingName = /(?:^|[\s_-])(?:[\w-]*title[\w-]*|tit|bt|biaoti|headline|xl_?tit|ivs_title)(?:$|[\s_-])/;

const isHeadingName = remembering((label) => headingName.test(label));

export function readTitle(flat: Flat): Title | null {
  const meta = oneLine(flat.meta.get('articletitle') ?? '');
  const tab = oneLine(flat.pageTitle ?? '');
  const parts = tab.split(/\s*[_|]+\s*|\s+[-–—]+\s+|[-–—]+(?=[^-–—]*$)/);
  const shown = headings(flat).map((box): Shown => ({ box, text: firstBlock(flat, box) }));
  const best = fitting(shown, meta === '' ? [tab, ...parts] : [meta, tab]);
  if (best !== undefined) {
    const longer = nameKey(meta).startsWith(nameKey(best.text).replace(/…$/, '')) && /(?:\.{2,}|…)$/.test(best.text);
    const swallowed =
      meta !== '' && nameKey(best.text) !== nameKey(meta) && nameKey(best.text).startsWith(nameKey(meta));
    return { text: longer || swallowed ? meta : best.text, box: best.box };
  }
  const above = repeated(flat, parts) ?? headingAboveInfo(flat) ?? titleCell(flat);
  const said = above === null ? '' : unbroken(textOf(flat, above)).replace(cellLabel, '');
  if (meta !== '') return { text: meta, box: nameKey(said) === nameKey(meta) ? above : null };
  if (said !== '') return { text: said, box: above };
  const h1 = shown.find(({ box, text }) => box.name === 'h1' && nameKey(text).length >= 2);
  if (h1 !== undefined) return { text: h1.text, box: h1.box };
  const long = shown.filter(({ box, text }) => /^h[23]$/.test(box.name) && nameKey(text).length >= 10);
  if (long.length === 1 && anchorsIn(flat, long[0]!.box).length === 0) return long[0]!;
  const document = documentHeading(flat);
  if (document !== null) return document;
  const first = tab.split(/\s*[_|]+\s*|\s+[-–—]+\s+/)[0]?.trim() ?? '';
  return first === '' ? null : { text: first, box: null };
}

/** A part of <title> that stands alone in an element which no name tells from others. */
function repeated(flat: Flat, parts: readonly string[]): Box | null {
  for (const part of parts.filter((text) => text.length >= 8 && !isAgency(text))) {
    let at = flat.text.indexOf(part);
    for (let n = 0; at >= 0 && n < 4; n++, at = flat.text.indexOf(part, at + 1)) {
      const box = flat.boxes[ownerAt(flat, at)];
      if (box !== undefined && box.name !== 'a' && oneLine(textOf(flat, box)) === part) return box;
    }
  }
  return null;
}

const cellLabel = /^(?:信息|文件|公文)?(?:标\s?题|名\s?称)\s?[：:]\s?/;

/** The cell beside 标题 or 名称 in the table of a document. */
function titleCell(flat: Flat): Box | null {
  if (!/索\s?引\s?号|文\s?号|发文字号/.test(flat.text.slice(0, 20_000))) return null;
  const m =
    /(?<=[\n\t])(?:信息|文件|公文)?(?:标\s?题|名\s?称)(?:\s?[：:]\s{0,4}|\s{1,4})(?=([^\t\n：:]{5,150})[\t\n])/.exec(
      flat.text,
    );
  return m === null ? null : (flat.boxes[ownerAt(flat, m.index + m[0].length)] ?? null);
}

function headings(flat: Flat): Box[] {
  const strong: Box[] = [];
  const weak: Box[] = [];
  for (const box of flat.boxes) {
    const length = box.to - box.from;
    if (length < 2 || length > 600) continue;
    if (headingTags.has(box.name)) strong.push(box);
    else if (box.name !== 'a' && isHeadingName(box.label)) weak.push(box);
    else if ((box.name === 'td' || box.name === 'strong') && (length > 30 || !isAgency(textOf(flat, box))))
      weak.push(box);
    if (strong.length + weak.length > 400) break;
  }
  return [...strong, ...weak];
}

/** What some templates put into the heading under the title: day, source, author. */
const isInfo =
  /^\s*(?:(?:发布)?(?:时间|日期)\s?[：:]|来源\s?[：:]|作者\s?[：:]|(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s*(?:$|\d{1,2}:|来源|作者|点击|浏览))/;

/** The heading's text; lines that are broken within one title are put together, what follows in `small` is left out. */
function firstBlock(flat: Flat, box: Box): string {
  for (let i = box.index + 1; i < box.end; i++) {
    const inner = flat.boxes[i]!;
    const apart = inner.name === 'small' || inner.name === 'div' || inner.name === 'ul' || inner.name === 'sup';
    if (apart || (inner.from > box.from && isInfo.test(flat.text.slice(inner.from, inner.from + 40)))) {
      const head = unbroken(flat.text.slice(box.from, inner.from));
      if (head.length >= 4) return head;
    }
  }
  return unbroken(textOf(flat, box)).replace(/\s+[[【(（]?(?:打印|关闭|收藏|分享)(?:本页|文章)?[\]】)）]?$/, '');
}

/** A title on one line: a break within Chinese text stands for nothing. */
export function unbroken(text: string): string {
  if (!text.includes('\n')) return oneLine(text);
  return oneLine(text.replace(/(?<![\w\s])\s*\n\s*|\s*\n\s*(?![\w\s])|\n(?=\d)/g, ''));
}

interface Shown {
  box: Box;
  text: string;
  /** As compared, once it has been. */
  key?: string;
}

/** The heading that the page's own tags name: the same text, else the longest that begins it or is begun by it. */
function fitting(shown: readonly Shown[], expected: readonly string[]): Shown | undefined {
  for (const key of expected.map(nameKey)) {
    if (key.length < 2) continue;
    let best: Shown | undefined;
    for (const heading of shown) {
      heading.key ??= nameKey(heading.text);
      const own = heading.key;
      if (own === key) return heading;
      const near =
        own.length >= 6 &&
        (key.startsWith(own) || (key.length >= 6 && own.startsWith(key) && own.length < key.length * 2));
      if (near && (best === undefined || heading.text.length > best.text.length)) best = heading;
    }
    if (best !== undefined) return best;
  }
  return undefined;
}
