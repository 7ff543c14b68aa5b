/** 当前位置: the path of columns that leads to the page, and the column it names. */
import { oneLine, squeeze } from '../lib/chinese.ts';
import { anchorsIn, type Box, type Flat, ownerAt, textOf } from './flat.ts';

const spoken = /(?:当前|所在)(?:所在)?(?:的)?位置|(?:您|你)现在(?:的位置|在)/g;
const labelled =
  /(?:^|[\s_-])(?:[\w-]*breadcrumbs?[\w-]*|crumbs?(?:_box)?|curmb|dqwz|position|current-?position|location|path|weizhi|bread)(?=\s|$)/;
const pageWords = /^(?:正文|详情|内容|列表|信息详情|详细内容|详细信息|浏览文章)$/;

/** Names from the home page down, without “正文”. Empty where the page shows no path. */
export function readBreadcrumb(flat: Flat): string[] {
  for (const m of flat.text.matchAll(spoken)) {
    const names = pathFrom(flat, m.index);
    if (names.length > 0) return names;
  }
  for (const box of flat.boxes) {
    if (box.label === '' || !labelled.test(box.label) || box.to - box.from > 300) continue;
    const names = namesIn(flat, box);
    if (names.length >= 2 && (/首页/.test(names[0]!) || /^\s*首页/.test(textOf(flat, box)))) return names;
  }
  return [];
}

/** Climbs from the words 当前位置 to the block that holds the path. */
function pathFrom(flat: Flat, at: number): string[] {
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

/** The links, and after the last one the names that stand behind separators. */
function namesIn(flat: Flat, box: Box, at = box.from): string[] {
  const anchors = anchorsIn(flat, box)
    .map((i) => flat.boxes[i]!)
    .filter((a) => a.from >= at);
  const last = anchors.at(-1);
  if (last === undefined) return [];
  const names = anchors.map((a) => clean(textOf(flat, a)));
  const tail = flat.text.slice(last.to, box.to).split(/\n\n/)[0]!;
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
