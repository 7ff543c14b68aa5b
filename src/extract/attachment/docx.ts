/** Text of a Word document: one line a paragraph, table rows with tabs. Written here because raw-text libraries lose the rows. */
import { walkXml } from './xml.ts';

/** The member that holds the text; others are pictures, styles, settings. */
export const documentPart = /^word\/document\d{0,2}\.xml$/;

/** Old versions of a text that was changed, and the second form of a drawing. */
const hiding = new Set(['Fallback', 'del', 'moveFrom']);

export function docxText(xml: string, maxText: number): string {
  const out: string[] = [];
  let size = 0;
  let inText = false;
  /** Cells of the open rows, the innermost last. */
  const rows: string[][] = [];
  let line = '';
  let hidden = 0;
  const emit = (text: string) => {
    size += text.length + 1;
    if (size <= maxText + 1) out.push(text);
  };
  walkXml(xml, {
    open(name, attribute) {
      if (name === 't') inText = true;
      else if (hiding.has(name)) hidden++;
      else if (name === 'tab') line += '\t';
      else if (name === 'br' || name === 'cr') line += '\n';
      else if (name === 'noBreakHyphen') line += '-';
      else if (name === 'sym') line += symbol(attribute('char'));
      else if (name === 'tr') rows.push([]);
      else if (name === 'tc') rows.at(-1)?.push('');
    },
    close(name) {
      if (name === 't') inText = false;
      else if (hiding.has(name)) hidden = Math.max(0, hidden - 1);
      else if (name === 'p') {
        const cells = rows.at(-1);
        if (cells === undefined || cells.length === 0) emit(line);
        else if (line.trim() !== '') cells[cells.length - 1] += (cells.at(-1) === '' ? '' : ' ') + oneCell(line);
        line = '';
      } else if (name === 'tr') {
        const cells = rows.pop() ?? [];
        const outer = rows.at(-1);
        // A table within a cell is a part of that cell.
        if (outer === undefined || outer.length === 0) emit(cells.join('\t'));
        else outer[outer.length - 1] += ` ${cells.join(' ')}`;
      }
    },
    text(text) {
      if (inText && hidden === 0) line += text;
    },
  });
  return out.join('\n');
}

function oneCell(line: string): string {
  return line.replace(/[\t\n]+/g, ' ').trim();
}

function symbol(char: string | null): string {
  const code = Number.parseInt(char ?? '', 16);
  return code > 0x20 && code < 0xe000 ? String.fromCodePoint(code) : '';
}
