/** Which of several dates in one row is the day of publication: told by the label before it or the head of its column. */
import { type Box, type Flat, ownerAt, textOf } from '../html/flat.ts';

const published = /发布|公开|公布|发表|上网|更新/;
const other = /成文|生成|印发|制定|截止|结束|实施|施行|生效|失效|废止|办结|答复|回复|有效/;

/** 2 for a date of publication, 1 for one that is called nothing in particular, 0 for a date of something else. */
export function dateRank(flat: Flat, at: number): number {
  const label = /[一-龥]{2,8}\s*[：:]?\s*$/.exec(flat.text.slice(Math.max(0, at - 14), at));
  if (label !== null) {
    const rank = rankOf(label[0]);
    if (rank !== 1) return rank;
  }
  const head = headOf(flat, at);
  return head === null ? 1 : rankOf(head);
}

function rankOf(words: string): number {
  return published.test(words) ? 2 : other.test(words) ? 0 : 1;
}

/** Text of the first row's cell in the column of a date, null where it stands in no table. */
function headOf(flat: Flat, at: number): string | null {
  const cell = upTo(flat, ownerAt(flat, at), /^t[dh]$/);
  const row = cell === null ? null : upTo(flat, cell.parent, /^tr$/);
  const table = row === null ? null : upTo(flat, row.parent, /^table$/);
  if (cell === null || row === null || table === null) return null;
  const column = cellsOf(flat, row).findIndex((c) => c.index === cell.index);
  for (let i = table.index + 1; i < row.index; i++) {
    if (flat.boxes[i]!.name !== 'tr') continue;
    const head = cellsOf(flat, flat.boxes[i]!)[column];
    return head === undefined || head.to - head.from > 20 ? null : textOf(flat, head);
  }
  return null;
}

function upTo(flat: Flat, from: number, name: RegExp): Box | null {
  let index = from;
  for (let n = 0; index >= 0 && n < 6; n++) {
    const box = flat.boxes[index]!;
    if (name.test(box.name)) return box;
    index = box.parent;
  }
  return null;
}

function cellsOf(flat: Flat, row: Box): Box[] {
  const cells: Box[] = [];
  for (let i = row.index + 1; i < row.end && cells.length < 40; i++) {
    const box = flat.boxes[i]!;
    if (box.parent === row.index && (box.name === 'td' || box.name === 'th')) cells.push(box);
  }
  return cells;
}
