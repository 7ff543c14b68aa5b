/** 发文字号: the page's own number, not one that its text cites. */
import { squeeze } from '../../lib/chinese.ts';
import type { Box, Flat } from '../html/flat.ts';

const year = '[〔\\[【（(［﹝]\\s*(?:19|20)\\d{2}\\s*年?[〕\\]】）)］﹞]';
const classic = `[一-龥]{1,15}\\s*${year}\\s*(?:第\\s*)?\\d{1,5}\\s*号`;
const reversed = `${year}\\s*[一-龥]{2,12}第\\s*\\d{1,5}\\s*号`;
/** Without a year in brackets: orders, and notices numbered within a year. */
const order = '[一-龥]{2,20}令\\s*[（(]?第?\\s*[\\d一二三四五六七八九十百]{1,5}\\s*号[）)]?';
const ofYear = '[一-龥]{0,20}(?:19|20)\\d{2}\\s*年\\s*第?\\s*\\d{1,4}\\s*号';
const number = new RegExp(`${classic}|${reversed}`);
const setOff = new RegExp(
  `^[（(【]?(${classic}|${reversed})[)）】]?(?=\\s|关于|印发)|[\\s（(【）)](${classic}|${reversed})[)）】]?$`,
);
const orderTitle = new RegExp(`^${order}$`);
const labelled = new RegExp(
  `(?:发文字号|发文文号|文\\s{0,4}号|文件编号|文件号|字号|文书号)\\s*[\\]】）)]?\\s*[：:]?\\s*(${classic}|${reversed}|${order}|${ofYear})`,
);
const ownLine = new RegExp(`^[\\s（(]*(${classic}|${reversed}|${order}|[一-龥]{2,20}(?:公告|通告)${ofYear})[\\s）)]*$`);

/** The line under a heading. */
const facts = /来\s?源|时\s?间|日\s?期|作者|分享|字[体号]|打印|浏览|点击|^\s*(?:19|20)\d{2}[年./-]/;

/** First the information table, then the title, then a line of its own at the head of the text. */
export function readDocNumber(flat: Flat, title: string | null, heading: Box | null, body: Box | null): string | null {
  const inTable = labelled.exec(flat.text)?.[1] ?? null;
  if (inTable !== null) return tidy(inTable);
  const inTitle = title === null ? null : numberOfTitle(title);
  if (inTitle !== null) return inTitle;
  const from = heading?.to ?? body?.from ?? 0;
  if (body === null && heading === null) return null;
  const above = heading === null ? null : lineAbove(flat.text.slice(Math.max(0, heading.from - 120), heading.from));
  return firstLine(flat.text.slice(from, from + 1_500)) ?? above;
}

/** Under the red head of a document the number stands above its title. */
function lineAbove(text: string): string | null {
  const lines = text.split('\n').map((line) => line.replace(/[\t ]+/g, ''));
  const found = lines
    .filter((line) => line !== '')
    .slice(-3)
    .map((line) => ownLine.exec(line)?.[1])
    .find((number) => number !== undefined);
  return found === undefined ? null : tidy(found);
}

/** Its own number stands before the title or behind it, set off; within it stands that of another one. */
function numberOfTitle(title: string): string | null {
  const whole = orderTitle.exec(squeeze(title))?.[0];
  const m = setOff.exec(title.trim());
  return whole ?? (m === null ? null : tidy((m[1] ?? m[2])!));
}

/** The number that a text names; null where it names none. */
export function numberIn(text: string): string | null {
  const m = number.exec(text);
  return m === null ? null : tidy(m[0].replace(/^.*(?:关于|根据|按照|印发|的通知|印发的)/, ''));
}

function firstLine(text: string): string | null {
  for (const line of text.split('\n').slice(0, 25)) {
    const m = ownLine.exec(line.replace(/[\t ]+/g, '').replace(/(?:签发人[：:]|(?:19|20)\d{2}[-年./]\d).{0,30}$/, ''));
    if (m !== null) return tidy(m[1]!);
    if (facts.test(line)) continue;
    // The salutation or a running sentence ends the head of a document.
    if (/[：:]\s*$/.test(line) && line.length > 6) return null;
    if (line.length > 120 && /[。；]/.test(line)) return null;
  }
  return null;
}

/** Brackets of one kind, no blanks. */
function tidy(text: string): string {
  return squeeze(text)
    .replace(/[[【（(［﹝](?=(?:19|20)\d{2})/, '〔')
    .replace(/((?:19|20)\d{2})年?[\]】）)］﹞]/, '$1〕');
}
