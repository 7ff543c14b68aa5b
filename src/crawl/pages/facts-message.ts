/** Facts of pages as they come out of the reading thread: a link or row that was sent before is sent as its number. */
import { type Part, type Parted, withParts } from '../../lib/parts.ts';
import type { PageFacts } from '../../model/page.ts';

export interface FactsMessage {
  /** JSON of the facts, with numbers in place of links and rows. */
  facts: string;
  /** JSON of the links and rows that are sent for the first time. */
  parts: string;
  /** Number of the first of them; 0: what was sent before is forgotten. */
  first: number;
}

/** What is remembered of what was sent, in all and of one address: a hostile site repeats nothing. */
const mostKnown = 50_000;
const mostAlike = 8;

interface Sent {
  part: Part;
  number: number;
}

export function factsSender(most = mostKnown): (facts: PageFacts) => FactsMessage {
  const known = new Map<string | null, Sent[]>();
  let next = 0;
  return (facts) => {
    if (next >= most) {
      known.clear();
      next = 0;
    }
    const first = next;
    const parts: string[] = [];
    const numberOf = (part: Part): number => {
      const alike = known.get(part.url);
      const held = alike?.find((sent) => isSame(sent.part, part));
      if (held !== undefined) return held.number;
      const json = JSON.stringify(part);
      parts.push(json);
      // A copy: a mere piece of a page would keep the whole page in memory.
      const sent = { part: JSON.parse(json) as Part, number: next++ };
      if (alike === undefined) known.set(sent.part.url, [sent]);
      else if (alike.length < mostAlike) alike.push(sent);
      return sent.number;
    };
    const json = JSON.stringify(withParts<Part, number>(facts, numberOf));
    return { facts: json, parts: `[${parts.join(',')}]`, first };
  };
}

/** At one address. */
function isSame(a: Part, b: Part): boolean {
  if ('text' in a) return 'text' in b && a.text === b.text;
  return !('text' in b) && a.title === b.title && a.date === b.date;
}

/** The other end: what several pages show is one object. */
export function factsReceiver(): (message: FactsMessage) => PageFacts {
  let known: Part[] = [];
  return ({ facts, parts, first }) => {
    if (first === 0) known = [];
    for (const part of JSON.parse(parts) as Part[]) known.push(part);
    return withParts(JSON.parse(facts) as Parted<number>, (number) => known[number]!) as PageFacts;
  };
}
