/** Decisions of enforcement, page by page. */
import type { DecisionFact } from '../../model/decisions.ts';
import { evidenceOf, type SitePages } from './site-pages.ts';

export function deriveDecisions({ read }: SitePages): DecisionFact[] {
  return read.flatMap((page): DecisionFact[] => {
    const { decisions, publishedAt, source } = page.facts;
    return decisions === undefined
      ? []
      : [{ ...decisions, url: page.finalUrl, source, publishedAt, at: evidenceOf(page) }];
  });
}
