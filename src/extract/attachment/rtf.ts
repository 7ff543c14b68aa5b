/** Text of an RTF file: its control words are passed over, `\'hh` bytes are read in its code page. */

const charsets: Record<string, string> = { 936: 'gb18030', 950: 'big5', 65001: 'utf-8', 1252: 'windows-1252' };
/** Groups that are no text. */
const skipped =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header[lrf]?|footer[lrf]?|listtable|listoverridetable|rsidtbl|generator|themedata|datastore|latentstyles|xmlnstbl|fldinst)$/;
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([\da-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)/gi;
const breaks: Record<string, string> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
};

export function rtfText(rtf: string, maxText: number): string {
  const charset = charsets[/\\ansicpg(\d{1,5})/.exec(rtf.slice(0, 2_000))?.[1] ?? ''] ?? 'gb18030';
  let out = '';
  let depth = 0;
  /** Depth of the group that is passed over. */
  let skip: number | null = null;
  let bytes: number[] = [];
  /** Characters that stand behind one in Unicode for those who cannot read it. */
  let spare = 0;
  let spares = 1;
  const flush = () => {
    if (bytes.length > 0) out += new TextDecoder(charset).decode(Uint8Array.from(bytes));
    bytes = [];
  };
  for (const [, word, number, hex, symbol, brace, plain] of rtf.matchAll(token)) {
    if (out.length > maxText) break;
    if (hex !== undefined) {
      if (spare > 0) spare--;
      else if (skip === null) bytes.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (brace === '{') depth++;
    else if (brace === '}') {
      if (skip === depth) skip = null;
      depth--;
      spare = 0;
    } else if (skip !== null) continue;
    else if (word !== undefined) {
      if (skipped.test(word)) skip = depth;
      else if (word === 'uc') spares = Number(number ?? 1);
      else if (word === 'u') {
        out += String.fromCharCode(Number(number) & 0xffff);
        spare = spares;
      } else out += breaks[word] ?? '';
    } else if (symbol === '*') skip = depth;
    else if (symbol !== undefined) out += { '~': ' ', _: '-', '\\': '\\', '{': '{', '}': '}' }[symbol] ?? '';
    else if (plain !== undefined) {
      const after = Math.min(spare, plain.length);
      spare -= after;
      out += plain.slice(after);
    }
  }
  flush();
  return out.replace(/\t+\n/g, '\n');
}
