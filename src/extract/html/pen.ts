/** Writes the text of a page: white space collapsed, breaks only where blocks part. */

/** Control characters, zero-width marks and direction overrides are no text. */
const noText = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g;
const odd = /\s\s|[\u0000-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

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
      let text = odd.test(data) ? data.replace(noText, '').replace(/\s+/g, ' ') : data;
      if (text.startsWith(' ') && (last === ' ' || last === '\n' || last === '\t')) text = text.slice(1);
      if (text === '') return;
      if (edge && /\d/.test(last) && /^\d/.test(text)) push(' ');
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
