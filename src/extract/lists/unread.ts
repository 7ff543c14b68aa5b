/** Why a column page shows no rows: really empty, or filled by what we do not run. In doubt it is not empty. */
import { remembering } from '../../lib/maps.ts';
import type { ListFacts } from '../../model/page.ts';
import { type Box, type Flat, ownerAt, textOf } from '../html/flat.ts';
import { asksForOther, ofLists } from './data-calls.ts';

export interface NoRows {
  unread: ListFacts['unread'];
  /** Something on the page shows that a list belongs here. */
  expected: boolean;
}

const saysEmpty =
  /暂无[^，。\n]{0,8}(?:内容|信息|数据|记录|文章|文件)|没有(?:找到)?(?:相关)?(?:内容|信息|数据|记录)|共\s*0\s*条|总记录数[：:]?\s*0\b|内容(?:正在)?(?:建设|更新)中/;
const loads =
  /\$\.(?:ajax|get|post|getJSON)\s*\(|\bgetJSON\s*\(|\bfetch\s*\(|axios\b|XMLHttpRequest|Ls\.ajax|dataproxy\.jsp|\/jpage\/|_CONFIG\.TREE|new\s+Vue\s*\(|createApp\s*\(|avalon\.define|layui\.(?:laypage|use)/;
/** A call of a function of a script file that is named after filling a list. */
const calls =
  /(?:^|[;{(\s.])(?:load|get|init|show|query|fetch|render|search)\w{0,20}(?:list|page|data|news|article|column|channel|info)\w{0,20}\s*\(/i;
/** The form of a row, which a script fills. */
const rowForm = /template|^text\/(?:html|x-)/i;
/** Frames that hold other things than lists. */
const besides = /weather|tianqi|visit|count|login|share/i;
const onePage = /createPageHTML\s*\(\s*['"]?[01]['"]?\s*,/;
const listName = /(?:^|[\s_-])(?:news_?list|list_?news|gl_?list|con_?list|list|lists|uli\d*)(?:$|[\s_-])/;
const isListName = remembering((label) => listName.test(label));

export function whyNoRows(flat: Flat, frames: readonly string[]): NoRows {
  const fills = flat.scripts.some(({ text }) => loads.test(text) && !asksForOther(text));
  if (bound(flat) || fills || isFilledByFile(flat)) return { unread: 'script', expected: true };
  if (frames.some((f) => !besides.test(f))) return { unread: 'frame', expected: true };
  if (flat.scripts.some(({ attribs }) => attribs.src !== undefined) && hasPlace(flat))
    return { unread: 'script', expected: true };
  const empty = isSaidEmpty(flat) || flat.scripts.some(({ text }) => onePage.test(text)) || hasEmptyList(flat);
  return empty ? { unread: null, expected: true } : { unread: 'script', expected: false };
}

function isFilledByFile({ scripts }: Flat): boolean {
  if (!scripts.some(({ attribs }) => attribs.src !== undefined)) return false;
  return scripts.some(
    ({ text, attribs }) => rowForm.test(attribs.type ?? '') || (calls.test(text) && !asksForOther(text)),
  );
}

/** Words that there is nothing, shown and not the beginning of what a script counts. */
function isSaidEmpty(flat: Flat): boolean {
  const found = saysEmpty.exec(flat.text);
  if (found === null) return false;
  const counted = flat.boxes[ownerAt(flat, found.index + found[0].trimEnd().length - 1)];
  const number = flat.boxes[ownerAt(flat, found.index + Math.max(0, found[0].search(/0/)))];
  if (/0/.test(found[0]) && number?.attribs.id !== undefined) return false;
  for (let up = counted, n = 0; up !== undefined && n < 5; up = flat.boxes[up.parent], n++)
    if (/display\s*:\s*none/i.test(up.attribs.style ?? '') || hiddenName.test(up.label) || 'hidden' in up.attribs)
      return false;
  return true;
}

const hiddenName = /(?:^|[\s_-])(?:hide|hidden|none|d-none|dn|invisible|template)(?:$|[\s_-])/;
const placeName = /list|news|rows|data|article/i;

/** An empty element with an id for a script to fill with rows. */
function hasPlace(flat: Flat): boolean {
  return flat.boxes.some(
    ({ name, attribs, index, end, from, to }) =>
      attribs.id !== undefined &&
      placeName.test(attribs.id) &&
      /^(?:ul|ol|dl|table|tbody|div)$/.test(name) &&
      to <= from &&
      end === index + 1,
  );
}

const repeats: ReadonlySet<string> = new Set(['ng-repeat', 'v-for', 'ms-repeat', 'ms-for']);

/** Marks of client-side templates in the HTML. */
function bound(flat: Flat): boolean {
  if (flat.text.includes('{{') && /\{\{[^{}]{1,80}\}\}/.test(flat.text)) return true;
  return flat.boxes.some(({ attribs }) => {
    for (const key in attribs) if (repeats.has(key)) return true;
    return false;
  });
}

/** An empty list that no script can be seen to fill: it has no id, and no script is named after lists. */
function hasEmptyList(flat: Flat): boolean {
  if (flat.scripts.some(({ attribs }) => ofLists.test(lastPart(attribs.src)))) return false;
  return flat.boxes.some(
    (box) => box.label !== '' && isListName(box.label) && box.attribs.id === undefined && holdsNothing(flat, box),
  );
}

const lists: ReadonlySet<string> = new Set(['ul', 'ol', 'table']);

function holdsNothing(flat: Flat, box: Box): boolean {
  for (let i = box.index; i < box.end; i++) {
    const inner = flat.boxes[i]!;
    if (lists.has(inner.name) && inner.attribs.id === undefined && textOf(flat, inner).trim() === '') return true;
  }
  return false;
}

function lastPart(src: string | undefined): string {
  return src === undefined ? '' : src.slice(src.lastIndexOf('/') + 1);
}
