/** The home page's rows and how new they are. */
import { newestOf } from '../../lib/dates.ts';
import { placeOf } from '../../lib/urls.ts';
import type { Gap, HomeFact } from '../../model/facts.ts';
import type { PageKind } from '../../model/page.ts';
import { evidenceOf, type SitePages } from './site-pages.ts';

const content: ReadonlySet<PageKind> = new Set([
  'article',
  'policy',
  'interpretation',
  'annual-report',
  'solicitation',
  'mailbox',
]);
const mostItems = 500;

/** Rows of other hosts count too: what the home page shows anew is an update of the home page. */
export function deriveHome(site: SitePages, asOf: string): { home?: HomeFact; gaps: Gap[] } {
  const { home } = site;
  if (home === null) return { gaps: [] };
  const items: HomeFact['items'] = [];
  const seen = new Set<string>();
  const add = (item: HomeFact['items'][number]): void => {
    const key = item.url === null ? item.title : placeOf(item.url);
    if (seen.has(key) || items.length >= mostItems) return;
    seen.add(key);
    items.push(item);
  };
  for (const row of home.facts.datedItems) if (row.date !== null) add({ ...row, dateFrom: 'home' });
  for (const { url, text } of home.facts.links) {
    const page = site.follow(url);
    if (page === null || page === home || !content.has(page.facts.kind)) continue;
    // A letter box with its list is a column, not news.
    if (page.facts.kind === 'mailbox' && (page.facts.list?.items.length ?? 0) > 0) continue;
    const date = page.facts.publishedAt;
    add({ title: text, url, date, dateFrom: date === null ? null : 'page' });
  }
  const newest = newestOf(items.map(({ date }) => (date !== null && date <= asOf ? date : null)));
  const fact: HomeFact = { at: evidenceOf(home), title: home.facts.title ?? home.facts.pageTitle, items, newest };
  const gaps: Gap[] =
    newest === null ? [{ fact: 'home', place: home.finalUrl, reason: 'not-rendered', detail: 'no dated row' }] : [];
  return { home: fact, gaps };
}
