/** The heading of a document that was pasted whole into the page: a line 关于…的通知 that no mark tells from the text. */
import { squeeze } from '../../lib/chinese.ts';
import { type Box, type Flat, ownerAt } from '../html/flat.ts';

const agency = /^[一-龥]{2,24}(?:政府|委员会|办公[室厅]|管委会|[局厅部委])$/;
const heading =
  /^[一-龥]{0,30}关于[^。；：:]{4,80}(?:通知|通告|公告|意见|决定|批复|函|通报|办法|方案)(?:[（(][^（）()]{1,12}[）)])?$/;
/** It stands at the head of the page, below its menus. */
const mostText = 6_000;

export function isAgency(text: string): boolean {
  return text.length <= 30 && agency.test(squeeze(text));
}

/** With the name of who issues it where that has the line above for itself. Links are no heading: lists are full of them. */
export function documentHeading(flat: Flat): { text: string; box: Box } | null {
  const text = flat.text.slice(0, mostText);
  if (!text.includes('关于')) return null;
  let above = '';
  for (const m of text.matchAll(/[^\n\t]+/g)) {
    const line = squeeze(m[0]);
    if (line === '') continue;
    const box = heading.test(line) ? blockAt(flat, m.index) : null;
    if (box !== null) return { text: agency.test(above) && line.startsWith('关于') ? above + line : line, box };
    above = line;
  }
  return null;
}

function blockAt(flat: Flat, at: number): Box | null {
  const own = flat.boxes[ownerAt(flat, at)];
  for (let box = own, n = 0; box !== undefined && n < 6; box = flat.boxes[box.parent], n++)
    if (box.name === 'a' || box.name === 'li') return null;
  return own ?? null;
}
