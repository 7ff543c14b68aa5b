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
  const chars = [...text];
  return chars.length <= max ? text : `${chars.slice(0, max - 1).join('')}…`;
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

/** Control characters and direction overrides out, white space to single blanks: text that is safe to print on a line. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
