/** Rows of a text table: commas or tabs, quoted cells, as exports write them. */

const maxRows = 20_000;
const maxCells = 200;

/** Never throws. A quote that is not closed reaches to the end. */
export function readCsv(text: string): string[][] {
  const body = text.replace(/^\ufeff/, '');
  const line = body.slice(0, body.search(/[\r\n]|$/));
  const comma = line.includes('\t') && !line.includes(',') ? '\t' : ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    if (row.length < maxCells) row.push(cell);
    cell = '';
  };
  for (let i = 0; i < body.length && rows.length < maxRows; i++) {
    const c = body[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (body[i + 1] === '"') cell += body[++i];
      else quoted = false;
    } else if (c === '"' && cell.length < 20 && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (c === comma) endCell();
    else if (c === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (c !== '\r') cell += c;
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}
