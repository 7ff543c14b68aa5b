/** Blocks of rows that stand beside the list of a page: 热点推荐, 相关阅读 and the like. */
import { squeeze } from '../../lib/chinese.ts';
import { type Box, type Flat, textOf } from '../html/flat.ts';

/** Such a part may also hold the list itself. */
const atEdge = /(?:^|[\s_-])(?:side(?:bar)?|right|left|footer?|nav)(?:$|[\s_\-\d])/;
const aside = /(?:^|[\s_-])(?:hot(?:news|list|box)?|recommend|tuijian|related?|xgwz|xgyd)(?:$|[\s_\-\d])/;
const heading =
  /热[点门]|推荐|相关|排行|点击|阅读|图片|图文|视频|焦点|最新|专题|链接|浏览量|关注|头条|猜你|友情|^(?:今日|本周|本月)/;
const longestHeading = 12;

/** By the names of the elements around it, or by its own heading, unless the column itself is called so. */
export function isBeside(flat: Flat, box: Box, names: readonly string[]): boolean {
  if (around(flat, box).some((up) => up.name === 'aside' || aside.test(up.label))) return true;
  const head = headingOf(flat, box);
  return head !== '' && heading.test(head) && !names.some((name) => squeeze(name).includes(head));
}

export function isAtEdge(flat: Flat, box: Box): boolean {
  return around(flat, box).some((up) => atEdge.test(up.label));
}

/** It and the three elements around it. */
function around(flat: Flat, box: Box): Box[] {
  const boxes: Box[] = [];
  for (
    let up: Box | undefined = flat.boxes[box.index];
    up !== undefined && boxes.length < 4;
    up = flat.boxes[up.parent]
  )
    boxes.push(up);
  return boxes;
}

/** The short line right before it. */
function headingOf(flat: Flat, { from }: Box): string {
  const before = flat.text.slice(Math.max(0, from - 80), from).trimEnd();
  const line = squeeze(before.slice(before.lastIndexOf('\n') + 1)).replace(/(?:更多|more)?[>》»+]*$/i, '');
  return line.length <= longestHeading ? line : '';
}

const pagerWords = /[首尾末]页|[上下]一?页|第\s*\d{1,6}\s*页|共\s*\d{1,6}\s*页|页[码次]/;

/** Words of a pager follow it at once. */
export function isPaged(flat: Flat, { to }: Box): boolean {
  return pagerWords.test(textOf(flat, { from: to, to: to + 60 } as Box));
}
