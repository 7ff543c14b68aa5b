/** 当前位置: the path of columns that leads to the page, and the column it names. */
import { oneLine, squeeze } from '../lib/chinese.ts';
import { anchorsIn, type Box, type Flat, ownerAt, textOf } from './flat.ts';

const spoken = /(?:当前|所在)(?:所在)?(?:的)?位置|(?:您|你)现在(?:的位置|在)/g;
const labelled =
  /(?:^|[\s_-])(?:[\w-]*breadcrumbs?[\w-]*|crumbs?(?:_box)?|curmb|dqwz|position|current-?position|location|path|weizhi|bread)(?=\s|$)/;
const filler = /^(?:首页|网站首页|正文|详情|内容|信息详情|详细内容|返回|>|»)?$/;

/** Names from the home page down, without “正文”. Empty where the page shows no path. */
export function readBreadcrumb(flat: Flat): string[] {
  for (const m of flat.text.matchAll(spoken)) {
    const names = pathFrom(flat, m.index);
    if (names.length > 0) return names;
  }
  for (const box of flat.boxes) {
    if (box.label === '' || !labelled.test(box.label) || box.to - box.from > 300) continue;
    const names = namesIn(flat, box);
    if (names.length >= 2 && /首页/.test(names[0]!)) return names;
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

function namesIn(flat: Flat, box: Box, at = box.from): string[] {
  const names = anchorsIn(flat, box)
    .map((i) => flat.boxes[i]!)
    .filter((a) => a.from >= at)
    .map((a) => clean(textOf(flat, a)));
  // A last name without a link stands after the last separator.
  const tail =
    flat.text
      .slice(at, box.to)
      .split(/\n\n|(?:-{1,2})?[>＞»›]+|(?<=\s)[-—|/](?=\s)/)
      .at(-1) ?? '';
  const name = clean(tail);
  if (names.length > 0 && name !== '' && name.length <= 40 && !names.includes(name) && !/位置/.test(name))
    names.push(name);
  while (names.length > 0 && /^(?:正文|详情|内容|信息详情|详细内容)$/.test(names.at(-1)!)) names.pop();
  return names.filter((n) => n !== '' && n.length <= 60);
}

function clean(text: string): string {
  const name = oneLine(text).replace(/^[\s>＞»›/|-]+|[\s>＞»›/|-]+$/g, '');
  return filler.test(squeeze(name)) && !/首页|正文/.test(name) ? '' : squeeze(name) === '首页' ? '首页' : name;
}

/**
 * The column: the last name of the visible path that is not the page itself, else the meta tag.
 * `title` is the page's own heading, which some templates put last in the path.
 */
export function columnFrom(breadcrumb: string[], title: string | null, meta: Map<string, string>): string | null {
  const own = title === null ? '' : squeeze(title);
  const path = breadcrumb.filter((name) => !/首页$/.test(name) && squeeze(name) !== own);
  const column = path.at(-1) ?? meta.get('columnname') ?? null;
  return column === null ? null : oneLine(column);
}
