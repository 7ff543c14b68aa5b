/** What pages lead to. A link that pages of the last run have in common is looked at once. */
import type { PageFacts } from '../../model/page.ts';
import type { PageReader, Reading } from '../../snapshot/page-rows.ts';
import { type Choice, choose, type ReadLinks } from '../scope/choose.ts';
import type { Target } from './engine.ts';
import { isHeld } from './page.ts';

export type Follow = (facts: PageFacts | Reading, depth: number) => Target[];

/** `byPage`: whether a link is wanted hangs on the page that it stands on. */
export function makeFollow(choice: Choice, readLinks: ReadLinks, reader: PageReader, byPage: boolean): Follow {
  /** Depth at which a link was looked at, by the number of its part; from deeper pages it leads nowhere else. */
  const met: number[] = [];
  const isNew = (part: number, depth: number): boolean => {
    if (depth >= (met[part] ?? Number.POSITIVE_INFINITY)) return false;
    met[part] = depth;
    return true;
  };
  return (facts, depth) => {
    if (!isHeld(facts)) return choose(choice, readLinks(facts, depth));
    if (byPage) return choose(choice, readLinks(reader.facts(facts.reading), depth));
    // All links of a page together tell whether its address holds the number of a session.
    const page = reader.leads(facts.reading, (part, url) => url.includes('?') || isNew(part, depth));
    return choose(choice, readLinks(page, depth));
  };
}
