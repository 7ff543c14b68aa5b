/** What may stand in the parts of pages that are longer than what is read of one. */
import type { Gap } from '../../model/facts.ts';
import type { SitePages } from '../site/site-pages.ts';

const mostGaps = 20;

/** Columns may be linked there; of the home page also its news and the marks of its footer are there. */
export function cutGaps({ read, home }: SitePages): Gap[] {
  return read
    .filter(({ facts }) => facts.cut === true)
    .slice(0, mostGaps)
    .flatMap((page) => {
      const facts = page === home ? (['columns', 'home', 'identity'] as const) : (['columns'] as const);
      return facts.map((fact) => ({ fact, place: page.finalUrl, reason: 'limit' as const, detail: 'cut' }));
    });
}
