/** Of the further pages of a list, the one that comes next. */

/** All of them where their addresses do not tell. `next` are the other pages of the list that `url` is a page of. */
export function nextPage(url: string, next: readonly string[]): readonly string[] {
  const forms = next.map(formOf);
  const form = forms.at(-1);
  if (form === undefined || next.length === 1) return next;
  const like = forms.filter(({ words }) => words === form.words);
  // The number of the page is the one in which the addresses differ.
  const places = form.numbers.map((_, i) => i).filter((i) => new Set(like.map(({ numbers }) => numbers[i])).size > 1);
  if (places.length !== 1) return next;
  const at = places[0]!;
  const own = formOf(url);
  const shown = like.map(({ numbers }) => numbers[at]!);
  // Some sites count down: page 2 of 15 is `14.htm`, the last one `1.htm`.
  const down = shown.every((n, i) => i === 0 || n < shown[i - 1]!);
  const step = down ? -1 : 1;
  const current = own.words === form.words ? own.numbers[at]! * step : Number.NEGATIVE_INFINITY;
  const later = like.filter(({ numbers }) => numbers[at]! * step > current);
  const nearest = Math.min(...later.map(({ numbers }) => numbers[at]! * step));
  return later.filter(({ numbers }) => numbers[at]! * step === nearest).map((found) => found.url);
}

/** The address without its numbers, and the numbers. */
function formOf(url: string): { url: string; words: string; numbers: number[] } {
  const numbers = [...url.matchAll(/\d{1,15}/g)].map(([digits]) => Number(digits));
  return { url, words: url.replace(/\d{1,15}/g, '#'), numbers };
}
