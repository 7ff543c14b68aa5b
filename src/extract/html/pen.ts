/** Writes the text of a page: white space collapsed, breaks only where blocks part. */

/** Control characters, zero-width marks and direction overrides are no text. */
const noText = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
const odd = /\s\s|[\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Whether it is only the blanks and line breaks between two tags. */
function isGap(data: string): boolean {
  for (let i = 0; i < data.length; i++) {
    const code = data.charCodeAt(i);
    if (code !== 0x20 && (code < 9 || code > 13)) return false;
  }
  return true;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** No more is read of one page. */
export const maxText = 4_000_000;

export interface Pen {
  at(): number;
  write(data: string, owner: number): void;
  /** A break of the given kind, unless a stronger one stands there already. */
  part(kind: '\n' | '\t'): void;
  /** Numbers on the two sides of this place are two numbers. */
  edge(): void;
  text(): string;
}

/** Notes in `starts` and `owners` where each piece of text begins, and whose it is. */
export function newPen(starts: number[], owners: number[]): Pen {
  const pieces: string[] = [];
  let length = 0;
  let last = '\n';
  let edge = false;
  const push = (text: string): void => {
    pieces.push(text);
    length += text.length;
    last = text.charAt(text.length - 1);
  };
  return {
    at: () => length,
    write(data, owner) {
      if (length > maxText) return;
      let text = isGap(data) ? ' ' : odd.test(data) ? data.replace(noText, '').replace(/\s+/g, ' ') : data;
      if (text.startsWith(' ') && (last === ' ' || last === '\n' || last === '\t')) text = text.slice(1);
      if (text === '') return;
      if (edge && isDigit(last, 0) && isDigit(text, 0)) push(' ');
      edge = false;
      starts.push(length);
      owners.push(owner);
      push(text);
    },
    part(kind) {
      if (last === '\n' || last === kind) return;
      push(kind);
    },
    edge() {
      edge = true;
    },
    text: () => pieces.join(''),
  };
}
