/** Why a column page shows no rows: really empty, or filled by what we do not run. In doubt it is not empty. */
import type { ListFacts } from '../model/page.ts';
import { type Flat, textOf } from './flat.ts';

const saysEmpty =
  /暂无[^，。\n]{0,8}(?:内容|信息|数据|记录|文章|文件)|没有(?:找到)?(?:相关)?(?:内容|信息|数据|记录)|共\s*0\s*条|总记录数[：:]?\s*0\b|内容(?:正在)?(?:建设|更新)中/;
const loads =
  /\$\.(?:ajax|get|post|getJSON)\s*\(|\bgetJSON\s*\(|\bfetch\s*\(|axios\b|XMLHttpRequest|Ls\.ajax|dataproxy\.jsp|\/jpage\/|_CONFIG\.TREE|new\s+Vue\s*\(|createApp\s*\(|avalon\.define|layui\.(?:laypage|use)/;
const listName = /(?:^|[\s_-])(?:news_?list|[\w-]*list|lists?|uli\d*|gl_?list|conlist|newslist)(?:$|[\s_-])/;

export function whyNoRows(flat: Flat, frames: readonly string[]): ListFacts['unread'] {
  if (bound(flat)) return 'script';
  if (flat.scripts.some(({ text }) => loads.test(text) && !/weather|tianqi|visit|count|login/i.test(text)))
    return 'script';
  if (frames.length > 0 && !frames.every((f) => /weather|tianqi|tongji|share/i.test(f))) return 'frame';
  if (saysEmpty.test(flat.text)) return null;
  if (flat.scripts.some(({ text }) => /createPageHTML\s*\(\s*['"]?[01]['"]?\s*,/.test(text))) return null;
  return flat.boxes.some((box) => listName.test(box.label) && emptyList(flat, box.index)) ? null : 'script';
}

/** Marks of client-side templates in the HTML. */
function bound(flat: Flat): boolean {
  if (/\{\{[^{}]{1,80}\}\}/.test(flat.text)) return true;
  return flat.boxes.some(
    ({ attribs }) => 'ng-repeat' in attribs || 'v-for' in attribs || 'ms-repeat' in attribs || 'ms-for' in attribs,
  );
}

/** A list element of the page that is there and holds nothing. */
function emptyList(flat: Flat, index: number): boolean {
  const box = flat.boxes[index]!;
  for (let i = index; i < box.end; i++) {
    const inner = flat.boxes[i]!;
    if ((inner.name === 'ul' || inner.name === 'ol' || inner.name === 'table') && textOf(flat, inner).trim() === '')
      return true;
  }
  return false;
}
