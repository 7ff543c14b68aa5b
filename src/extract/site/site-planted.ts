/** What is planted on several pages of a site is one thing. */
import type { PlantedFact } from '../../model/planted.ts';
import { evidenceOf, type SitePages } from './site-pages.ts';

const maxShown = 5;

export function derivePlanted({ read }: SitePages): PlantedFact[] {
  const found = read.flatMap((page) => (page.facts.planted ?? []).map((planted) => ({ planted, page })));
  const alike = Map.groupBy(found, ({ planted: { kind, host, words } }) => `${kind} ${host || words}`);
  return [...alike.values()].map((same) => {
    const { kind, host, words } = same[0]!.planted;
    const at = same.slice(0, maxShown).map(({ page }) => evidenceOf(page, words));
    return { kind, host, words, sure: same.some(({ planted }) => planted.sure), pages: same.length, at };
  });
}
