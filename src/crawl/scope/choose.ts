/** Which links of a page are visited. */
import { classesOf } from '../../extract/columns/classes.ts';
import { placeNames } from '../../extract/columns/place-names.ts';
import { wantedOn } from '../../lib/plan.ts';
import type { Link, PageFacts } from '../../model/page.ts';
import type { Plan } from '../../model/plan.ts';
import type { Site } from '../../model/register.ts';
import type { ColumnTable } from '../../model/tables.ts';
import type { Target } from '../pages/engine.ts';
import type { SiteTask } from '../site.ts';
import { isPageAddress, pageKey, type Scope } from './scope.ts';
import { withoutSession } from './sessions.ts';
import { makeTraps, type Traps } from './traps.ts';

export interface Choice {
  scope: Scope;
  /** Keys of the pages that are asked for. */
  asked: Set<string>;
  /** Pages that were seen and are not asked for, by key: those that the plan leaves out, null for those beyond the bounds. */
  passed: Map<string, Target | null>;
  /** Keys of pages that the plan left out and that were drawn by seed: what they lead to is not followed. */
  sampled: Set<string>;
  traps: Traps;
  maxPages: number;
  maxDepth: number;
  /** Whether pages behind the bounds are missed; not where only few facts are asked for. */
  tellsLeft: boolean;
}

export interface Address {
  url: string;
  /** The address that its key is made of, where that is another. */
  bare?: string;
  depth: number;
  /** False where the plan leaves it out; asked of few, as most addresses of a page have been met before. */
  wanted?: () => boolean;
  /** Rows of a list that come as data, whatever the address looks like. */
  data?: boolean;
}

/** Addresses asked for in all, many of which may lead nowhere; and addresses remembered. */
const askedFactor = 4;
const seenFactor = 20;

interface Bounds extends Pick<Choice, 'maxPages' | 'maxDepth' | 'tellsLeft'> {
  sampled?: Set<string>;
  asOf: string;
}

export function makeChoice(
  scope: Scope,
  keys: Iterable<string>,
  { sampled = new Set(), asOf, ...bounds }: Bounds,
): Choice {
  const asked = new Set(keys);
  return { scope, asked, passed: new Map(), sampled, traps: makeTraps(asOf, asked), ...bounds };
}

/** Reads the addresses that a page leads to; further pages of a list and redirects are no deeper than the page itself. */
export type ReadLinks = (page: PageFacts, depth: number) => Address[];

/** Without a plan every address is wanted. */
export function linksBy(plan: Plan | null, columns: ColumnTable, site: Site, home: PageFacts): ReadLinks {
  const places = placeNames([site.name, home.identity.siteName, home.title, home.pageTitle]);
  const classes = classesOf(columns, places);
  return (page, depth) => {
    const wanted = plan === null ? () => true : wantedOn(plan, page, (name) => classes.ofName(name, page.breadcrumb));
    const data = page.list?.byData === true;
    const next = (page.list?.next ?? []).map((url) => ({ url, depth, wanted: () => wanted({ url, text: '' }), data }));
    const leadsTo = (link: Link) => ({ url: link.url, depth: depth + 1, wanted: () => wanted(link) });
    const named = (page.columns ?? []).map(leadsTo);
    const links = page.links.map(leadsTo);
    const frames = page.frames.map((url) => ({ url, depth: depth + 1 }));
    const refresh = page.refresh === null ? [] : [{ url: page.refresh, depth }];
    const bareOf = withoutSession(page);
    const all = [...refresh, ...next, ...named, ...links, ...frames];
    return bareOf === null ? all : all.map((address) => ({ ...address, bare: bareOf(address.url) }));
  };
}

/** Addresses that the register names. */
export function registered({ site, extraPins = [], extraUrls = [] }: SiteTask): Address[] {
  const urls = [...Object.values(site.columns), ...extraPins.map((pin) => pin.url), ...extraUrls];
  return urls.filter((url) => url !== 'none').map((url) => ({ url, depth: 1 }));
}

/** Those of the addresses that are pages of the site, wanted, not asked for before, and within the bounds. */
export function choose(choice: Choice, addresses: readonly Address[], anywhere = false): Target[] {
  const { scope, asked, passed, traps, maxPages, maxDepth } = choice;
  const targets: Target[] = [];
  for (const address of addresses) {
    const key = keyOf(scope, address, anywhere);
    if (key === '' || asked.has(key)) continue;
    const { url, depth, wanted } = address;
    const held = passed.get(key);
    if (held === undefined && !anywhere && traps.has(url, key)) continue;
    const target = { url, key, depth };
    const isWanted = wanted?.() ?? true;
    if (isWanted && depth <= maxDepth && asked.size < maxPages * askedFactor) {
      passed.delete(key);
      asked.add(key);
      targets.push(target);
      continue;
    }
    // What is left out here may be wanted elsewhere. A site that invents addresses without end must not fill the memory.
    if (held === undefined ? passed.size < maxPages * seenFactor : held !== null && isWanted)
      passed.set(key, isWanted ? null : target);
  }
  return targets;
}

/** Empty where it is no page of the site. */
function keyOf(scope: Scope, { url, bare = url, data = false }: Address, anywhere: boolean): string {
  if (bare === url && !data && !anywhere) return scope.keyOf(url);
  return (data || isPageAddress(url)) && (anywhere || scope.has(url)) ? pageKey(bare) : '';
}

/** Pages beyond the bounds. */
export function leftIn({ passed, tellsLeft }: Choice): number {
  return tellsLeft ? [...passed.values()].filter((target) => target === null).length : 0;
}
