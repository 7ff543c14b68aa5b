/** The pages of one site by address, and which of them is the home page. */
import { hostOf, placeOf } from '../../lib/urls.ts';
import type { Evidence, Gap, GapReason } from '../../model/facts.ts';
import type { Link } from '../../model/page.ts';
import type { Site } from '../../model/register.ts';
import type { LinkProbe, StoredPage } from '../../model/snapshot.ts';
import { scriptMenu } from '../links/script-links.ts';
import { type LeanFacts, type LeanPage, textFor } from './lean.ts';

/** A stored page of the site that is HTML and was really answered. */
export type ReadPage = LeanPage & { facts: LeanFacts };

/** The main text of a stored page, read anew each time: few are asked for. */
export type TextOf = (url: string) => string;

export interface SitePages {
  /** Pages of the site that were read well, each once, from the home page on. */
  read: ReadPage[];
  /** Answers that are no pages but rows of lists. */
  data: ReadPage[];
  /** Whatever was stored, by place of its address as asked and after redirects. */
  byPlace: ReadonlyMap<string, LeanPage>;
  home: ReadPage | null;
  /** Links that script files of the home page write. */
  menu: Link[];
  inScope: (url: string) => boolean;
  /** The page a link leads to, over redirects and stubs; null where it was not read. */
  follow: (url: string) => ReadPage | null;
  /** Whether it answered though no page was kept: a redirect to another page, or a link that was only asked after. */
  answered: (url: string) => boolean;
  /** As much of its main text as is looked at. */
  textOf: (page: ReadPage) => string;
}

/** Stubs that lead to stubs. */
const maxHops = 5;

export function sitePages(
  site: Site,
  pages: readonly LeanPage[],
  probes: readonly LinkProbe[],
  textOf: TextOf,
): SitePages {
  const byPlace = new Map<string, LeanPage>();
  for (const page of pages) {
    const place = placeOf(page.url);
    const held = byPlace.get(place);
    // `/` and `/index.html` are one place: of two answers the one that shows a page.
    if (held === undefined || (!isRead(held) && isRead(page))) byPlace.set(place, page);
  }
  // An address that only a redirect leads to never replaces a page asked for by itself.
  for (const page of pages) {
    const place = placeOf(page.finalUrl);
    if (!byPlace.has(place)) byPlace.set(place, page);
  }
  const follow = (url: string): ReadPage | null => {
    let page = byPlace.get(placeOf(url));
    for (let hops = 0; hops < maxHops && page !== undefined; hops++) {
      const next = page.facts?.refresh ?? null;
      if (next === null || page.facts?.trouble != null) return isRead(page) ? page : null;
      page = byPlace.get(placeOf(next));
    }
    return null;
  };
  const front = follow(site.url);
  const home = front !== null && showsNothing(front) ? null : front;
  const hosts = new Set([site.url, home?.url ?? site.url, home?.finalUrl ?? site.url].map(bareHost));
  const inScope = (url: string): boolean => hosts.has(bareHost(url));
  const seen = new Set<string>();
  const answers = pages.filter((page): page is ReadPage => {
    const place = placeOf(page.finalUrl);
    if (!isRead(page) || !inScope(page.finalUrl) || seen.has(place)) return false;
    seen.add(place);
    return true;
  });
  const good = probes.filter(({ status, reason }) => status !== null && status < 400 && reason === null);
  const asked = new Set(good.map(({ url }) => placeOf(url)));
  const read = answers.filter(({ facts }) => facts.data !== true);
  const data = answers.filter(({ facts }) => facts.data === true);
  const scriptOf = (url: string) => byPlace.get(placeOf(url))?.script ?? null;
  const menu = home === null ? [] : scriptMenu(home.facts, scriptOf);
  const answered = (url: string) => asked.has(placeOf(url));
  const text = ({ url, facts: { kind } }: ReadPage) => textFor({ text: textOf(url), kind });
  return { read, data, byPlace, home, menu, inScope, follow, answered, textOf: text };
}

/** A home page without a word or link was not seen, whatever it is. */
function showsNothing({ facts }: ReadPage): boolean {
  return facts.kind === 'stub' && facts.links.length === 0 && facts.frames.length === 0;
}

function bareHost(url: string): string {
  return hostOf(url).replace(/^www\./, '');
}

function isRead(page: LeanPage): page is ReadPage {
  return page.facts !== null && page.status >= 200 && page.status < 300 && page.facts.trouble === null;
}

type Seen = Pick<StoredPage, 'finalUrl' | 'fetchedAt' | 'sha256' | 'record'>;

export function evidenceOf(page: Seen, excerpt?: string): Evidence {
  const at = { url: page.finalUrl, fetchedAt: page.fetchedAt, sha256: page.sha256, record: page.record };
  return excerpt === undefined ? at : { ...at, excerpt };
}

/** The gap that the crawl left for an address. */
export type GapAt = (url: string) => Gap | undefined;

/** Why an address in scope was not read. */
export function unreadReason(url: string, site: SitePages, gapAt: GapAt): GapReason {
  const gap = gapAt(url);
  if (gap !== undefined) return gap.reason;
  const page = lastOf(url, site) ?? site.byPlace.get(placeOf(url));
  if (page === undefined) return 'limit';
  if (page.status >= 400) return 'http-error';
  const trouble = page.facts?.trouble ?? null;
  if (trouble !== null) return trouble === 'garbled' ? 'bad-encoding' : trouble;
  return page.facts?.refresh == null ? 'unparsed' : 'redirects';
}

/** Whether it is known what stands there: a page that was read, a file, or that there is nothing. Stubs are followed. */
export function isKnown(url: string, site: SitePages): boolean {
  if (site.follow(url) !== null) return true;
  const page = lastOf(url, site);
  if (page === undefined) return false;
  return isGone(page.status) || (page.status < 300 && page.facts === null && page.mime?.includes('html') === false);
}

/** Whether the page, or the one that a stub there leads to, was refused for good. */
export function leadsNowhere(url: string, site: SitePages): boolean {
  return isGone(lastOf(url, site)?.status ?? null);
}

/** What was stored at the end of the stubs. */
function lastOf(url: string, { byPlace }: SitePages): LeanPage | undefined {
  let page = byPlace.get(placeOf(url));
  for (let hops = 0; hops < maxHops && page?.facts?.refresh != null && page.facts.trouble === null; hops++)
    page = byPlace.get(placeOf(page.facts.refresh));
  return page;
}

/** Refused for good. */
export function isGone(status: number | null): boolean {
  return status === 404 || status === 410;
}
