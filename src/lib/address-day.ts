/** What the shape of an address tells of the page behind it. Shapes that many sites have; nothing is known of hosts. */
import { isDay } from './dates.ts';
import { pathOf } from './urls.ts';

const dayForms = [
  /(?:^|\D)((?:19|20)\d\d)[-_/]?(0[1-9]|1[0-2])[-_/]?(0[1-9]|[12]\d|3[01])(?=\D|$)/,
  /(?:^|\D)((?:19|20)\d\d)[-_/](\d{1,2})[-_/](\d{1,2})(?=\D|$)/,
];

/** The day in an address (`/2024-05-02/12.html`, `/202405/t20240502_1.html`), the last of a month where only that is told. */
export function addressDay(url: string): string | null {
  const path = pathOf(url);
  for (const form of dayForms) {
    const m = form.exec(path);
    const day = m === null ? '' : `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`;
    if (isDay(day)) return day;
  }
  const month = /\/((?:19|20)\d\d)[-_/]?(0[1-9]|1[0-2])\//.exec(path);
  return month === null ? null : `${month[1]}-${month[2]}-31`;
}

const ofList = /^(index|list|default|node|col|column|channel|class|lm|more|page)[-_]?\d/i;

/** Whether it is shaped like an article's: a day, or a number of its own at the end. */
export function isArticle(url: string): boolean {
  const name = pathOf(url).split('/').at(-1)!;
  const [stem, ending, ...more] = name.split('.');
  if (more.length === 0 && /\d\d/.test(stem!) && /^\w{3,5}$/.test(ending ?? '')) return !ofList.test(name);
  return addressDay(url) !== null || /[?&]\w*id=\d/i.test(url);
}

/** Whether it is the text of one day (`/2024-05-02/12.html`, `/202405/t20240502_1.html`), and no list or folder of that day. */
export function isTextOfDay(url: string): boolean {
  const name = pathOf(url).split('/').at(-1)!;
  return addressDay(url) !== null && /\d\.\w{3,5}$/.test(name) && !ofList.test(name);
}

export function isFolder(url: string): boolean {
  return /\/((index|default)\.\w+)?$/i.test(pathOf(url));
}
