/** Chinese text: comparing names and titles, masking numbers. */

/** Without any white space (also full-width and zero-width). */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, '');
}

/** A name as compared: squeezed, full-width letters and digits folded, brackets and punctuation gone. */
export function nameKey(text: string): string {
  return squeeze(text.normalize('NFKC'))
    .replace(/[()[\]【】〔〕《》<>“”"'·.,:、,。:;;!!??>\-—_|/]+/g, '')
    .toLowerCase();
}

/** A title as it stands inside 《》: titles within it take 〈〉. */
export function quotedTitle(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉');
}

/** Years in Chinese figures as digits: 二〇二二年 becomes 2022年. */
export function arabicYears(text: string): string {
  return text.replace(/[二一][〇○零Ｏ一二三四五六七八九]{3}(?=年)/g, (year) =>
    [...year].map((c) => Math.max(0, '〇一二三四五六七八九'.indexOf(c))).join(''),
  );
}

/** `text` cut to `max` characters with an ellipsis; never splits a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const chars = [...text.slice(0, 2 * max + 2)];
  return chars.length <= max ? text : `${chars.slice(0, max - 1).join('')}…`;
}

/** The first `max` UTF-16 units of a text, one less where they would end in the middle of a character. */
export function firstOf(text: string, max: number): string {
  const isHalf = text.length > max && /[\ud800-\udbff]/.test(text.charAt(max - 1));
  return text.slice(0, isHalf ? max - 1 : max);
}

/** Keeps three characters in front and two behind. */
export function maskNumber(value: string): string {
  return value.length <= 5
    ? '*'.repeat(value.length)
    : `${value.slice(0, 3)}${'*'.repeat(value.length - 5)}${value.slice(-2)}`;
}

/** Masks every run of 7 or more digits (identity, phone and card numbers), so that an excerpt identifies nobody. */
export function maskNumbers(text: string): string {
  return text.replace(/\d{7,}[\dXx]?/g, maskNumber);
}

/** Control characters, and marks that turn the direction of a line. */
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;
/** Characters that show nothing and hide or join what stands beside them. */
const unseen =
  /[\u00ad\u115f\u1160\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]|\u034f|\u17b4|\u17b5|[\u180b-\u180d]|[\u{e0000}-\u{e0fff}]/gu;
/** What none of the rules below touches: most text is of such characters alone. */
const harmless = /^[ !-~\u00b7\u2010-\u2027\u3001-\u3029\u3030-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/;
/** The same with white space of all kinds. */
const spaced = /^[ !-~\u00b7\u2010-\u2027\u3001-\u3029\u3030-\u303f\u4e00-\u9fff\uff01-\uff5e\t\n\r\u00a0\u3000]*$/;
/** Letters buried under marks. */
const heaped = /(\p{M}{4})\p{M}+/gu;

/**
 * Text that is safe to print on a line, wherever it came from: no control characters, direction overrides, unseen
 * characters, heaps of marks or halves of characters; white space becomes single blanks.
 */
export function oneLine(text: string): string {
  if (harmless.test(text) && !text.includes('  ')) return text.trim();
  if (spaced.test(text)) return text.replace(/\s+/g, ' ').trim();
  return text
    .toWellFormed()
    .replace(controls, ' ')
    .replace(unseen, '')
    .replace(heaped, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same for a text of several lines. */
export function printable(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}

/** JSON that means the same and holds no control, direction or unseen character and no tag. */
export function inertJson(json: string): string {
  const code = (_: string, at: number, whole: string) => `\\u${whole.charCodeAt(at).toString(16).padStart(4, '0')}`;
  const written = (found: string) => found.replace(/[\s\S]/g, code);
  return json
    .replace(/[<\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, written)
    .replace(unseen, written);
}
