/** Titles of published pages that the search of a site should find. */
import { addDays } from '../../lib/dates.ts';
import type { PageFact } from '../../model/facts.ts';

export interface Titled {
  title: string;
  url: string;
}

/** Titles that are looked for. */
const tries = 2;
/** A search is given time to take in what is new; what is old may have been moved. */
const youngest = 14;
const oldest = 365;

/** Titles that stand on one page only, the youngest first. */
export function titlesToSearch(pages: readonly PageFact[], asOf: string): Titled[] {
  const [from, to] = [addDays(asOf, -oldest), addDays(asOf, -youngest)];
  const counts = Map.groupBy(pages, ({ title }) => title);
  return pages
    .filter(({ title, publishedAt }) => {
      if (title === null || publishedAt === null || publishedAt < from || publishedAt > to) return false;
      return title.length >= 10 && title.length <= 60 && counts.get(title)!.length === 1;
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
    .slice(0, tries)
    .map(({ title, url }) => ({ title: title!, url }));
}

/** Of one day the same ones are taken whenever the same pages were read. */
function keyOf({ publishedAt, url }: PageFact): string {
  return `${publishedAt} ${url}`;
}
