/** The only file that knows the HTML parser: text in, the events of the page out. */
import { Parser } from 'htmlparser2';

/** What the reader of a page is told, in the order of the page. Every element that opens is closed. */
export interface HtmlReader {
  open(name: string, attribs: Record<string, string>): void;
  close(): void;
  /** A whole piece of text, with its entities decoded. */
  text(text: string): void;
  comment(text: string): void;
}

/** Deeper nesting is cut off: the parser's time grows with depth times tags. So is what follows a great many elements. */
const maxOpen = 3_000;
const maxElements = 150_000;
const unclosed = new Set(
  'area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option'.split(' '),
);

/** Reads the page the lenient way, and tells whether its end was left out. Never throws. */
export function readHtml(text: string, reader: HtmlReader): boolean {
  const html = bounded(text);
  // The parser hands out text in parts where entities stand between.
  let held = '';
  let open = 0;
  const pass = (): void => {
    if (held === '') return;
    const whole = held;
    held = '';
    reader.text(whole);
  };
  const parser = new Parser({
    onopentag(name, attribs) {
      pass();
      open++;
      reader.open(name, attribs);
    },
    onclosetag() {
      pass();
      // A tag that the end of the page breaks off is closed though it never opened.
      if (open-- > 0) reader.close();
    },
    ontext(part) {
      held = held === '' ? part : held + part;
    },
    oncomment(comment) {
      pass();
      reader.comment(comment);
    },
    onprocessinginstruction: pass,
    onend: pass,
  });
  parser.end(html);
  return html.length < text.length;
}

/** Whether there are tags enough to reach a bound at all. */
function hasMany(text: string): boolean {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) if (++tags > maxOpen) return true;
  return false;
}

/** The text up to where too many elements stand open, or have been opened. */
export function bounded(text: string): string {
  if (!hasMany(text)) return text;
  const tag = /<(\/?)([a-z][a-z0-9]{0,20})/gi;
  let open = 0;
  let elements = 0;
  for (let m = tag.exec(text); m !== null; m = tag.exec(text)) {
    if (m[1] === '' && ++elements > maxElements) return text.slice(0, m.index);
    if (unclosed.has(m[2]!.toLowerCase())) continue;
    if (m[1] === '/') open = Math.max(0, open - 1);
    else if (++open > maxOpen) return text.slice(0, m.index);
  }
  return text;
}
