/** Lines of a page of a PDF, which tells nothing but where each piece of text stands. */

export interface Piece {
  str: string;
  /** Its place is in the last two of six. */
  transform: number[];
  width: number;
  height: number;
}

interface Line {
  text: string;
  y: number;
  from: number;
  to: number;
  size: number;
  hasCells: boolean;
}

/** Part of the height of its letters by which the next cell stands off. */
const cellGap = 0.6;
/** A line that goes on in the next fills most of the page, up to its right edge. */
const fullWidth = 0.6;

/** In the order of the file; cells are parted by tabs, sentences that were broken at the edge of the page are joined. */
export function linesOf(pieces: readonly Piece[]): string {
  const lines: Line[] = [];
  for (const piece of pieces) addTo(lines, piece);
  const shown = lines.map((line) => ({ ...line, text: line.text.trim() }));
  const left = Math.min(...shown.map((line) => line.from));
  const right = Math.max(...shown.map((line) => line.to));
  return shown.reduce((text, line, i) => text + breakAfter(shown[i - 1], line, { left, right }) + line.text, '');
}

function addTo(lines: Line[], { str, transform, width, height }: Piece): void {
  const line = lines.at(-1);
  if (str.trim() === '') {
    if (str !== '' && line !== undefined && !line.text.endsWith(' ')) line.text += ' ';
    return;
  }
  const [x, y] = [transform[4] ?? 0, transform[5] ?? 0];
  const size = height || line?.size || 10;
  if (line === undefined || Math.abs(y - line.y) > size / 2) {
    lines.push({ text: str, y, from: x, to: x + width, size, hasCells: false });
    return;
  }
  const isCell = x - line.to > cellGap * size;
  line.text = isCell ? `${line.text.trimEnd()}\t${str}` : line.text + str;
  line.hasCells ||= isCell;
  Object.assign(line, { y, to: x + width, size });
}

/** What stands between two lines. */
function breakAfter(line: Line | undefined, next: Line, { left, right }: { left: number; right: number }): string {
  if (line === undefined) return '';
  const goesOn =
    line.to > right - 2 * line.size &&
    line.to - line.from > fullWidth * (right - left) &&
    next.from < left + 2 * next.size &&
    line.y > next.y &&
    Math.abs(line.size - next.size) < 1 &&
    !(line.hasCells || next.hasCells) &&
    /[\p{Script=Han}\d、，,“（《]$/u.test(line.text) &&
    /^[\p{Script=Han}\d，。、；：”）》]/u.test(next.text);
  return goesOn ? '' : '\n';
}
