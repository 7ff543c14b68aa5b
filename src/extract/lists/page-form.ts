/** How the addresses of list pages are made from their numbers, learnt by comparing those that are known. */

export interface PageForm {
  /** The address of page n, null where it can have none. */
  at(n: number): string | null;
  /** The number of the page at an address, null where it is of another form. */
  numberOf(url: string): number | null;
}

export type Known = readonly [number: number, url: string];

/** `last` is the address of the last page, `pages` their number; both help where few addresses are known. */
export function pageForm(known: readonly Known[], last: string | null, pages: number | null): PageForm | null {
  const sample = known.find(([n]) => n > 1);
  if (sample === undefined) return null;
  const [n, url] = sample;
  const own = splitUp(url);
  const end = last === null ? null : splitUp(last);
  if (end !== null && end.words.join('#') !== own.words.join('#')) return null;
  for (const [m, other] of known) {
    if (m === n) continue;
    const place = differing(own, splitUp(other));
    if (place === null) continue;
    return formed(own, place, n, (splitUp(other).numbers[place]! - own.numbers[place]!) / (m - n));
  }
  const place = end === null ? null : differing(own, end);
  if (place !== null) return formed(own, place, n, stepTo(own.numbers[place]!, end!.numbers[place]!, n, pages));
  return last !== null && last !== url ? null : single(own, n, pages);
}

/** The number of an address that stands alone: of the page parameter, else the last one of the path. */
export function lonePage(url: string): number | null {
  const { words, numbers } = splitUp(url);
  const place = pagePlace(words);
  return place === null ? null : numbers[place]!;
}

interface Split {
  words: string[];
  numbers: number[];
}

function splitUp(url: string): Split {
  return { words: url.split(/\d{1,15}/), numbers: [...url.matchAll(/\d{1,15}/g)].map(([digits]) => Number(digits)) };
}

/** The only place where two addresses differ. */
function differing(a: Split, b: Split): number | null {
  if (a.words.join('#') !== b.words.join('#')) return null;
  const places = a.numbers.flatMap((number, i) => (number === b.numbers[i] ? [] : [i]));
  return places.length === 1 ? places[0]! : null;
}

/** From page n to the last one. Sites that count down call the last page 1 or 0. */
function stepTo(from: number, to: number, n: number, pages: number | null): number {
  if (pages !== null && pages > n) return (to - from) / (pages - n);
  if (to > from) return n === from || n === from + 1 ? 1 : Number.NaN;
  return to <= 1 ? -1 : Number.NaN;
}

function single(own: Split, n: number, pages: number | null): PageForm | null {
  const place = pagePlace(own.words);
  if (place === null) return null;
  const number = own.numbers[place]!;
  if (number === n || number === n - 1) return formed(own, place, n, 1);
  return pages !== null && number === pages - n + 1 ? formed(own, place, n, -1) : null;
}

const pageName = /[?&;](?:(?!size|total|count)\w)*?(?:page(?:no|num|number|index|id)?|curpage|p|pn|pg)=$/i;

function pagePlace(words: readonly string[]): number | null {
  const ends = words.slice(0, -1);
  const named = ends.findIndex((word) => pageName.test(word));
  if (named >= 0) return named;
  const at = ends.length - 1;
  const plain = at >= 0 && /[_=/-]$/.test(ends[at]!) && /^[^/]*$/.test(words[at + 1]!);
  return plain && !words.slice(0, at + 1).some((word) => word.includes('?')) ? at : null;
}

function formed({ words, numbers }: Split, place: number, n: number, step: number): PageForm | null {
  if (step !== 1 && step !== -1) return null;
  const number = numbers[place]!;
  return {
    at(page) {
      const own = number + (page - n) * step;
      if (own < 0) return null;
      return words.map((word, i) => `${word}${i === place ? own : (numbers[i] ?? '')}`).join('');
    },
    numberOf(url) {
      const other = splitUp(url);
      const same = other.words.join('#') === words.join('#');
      return same ? n + (other.numbers[place]! - number) * step : null;
    },
  };
}
