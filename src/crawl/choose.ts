/** Which links of a page are visited. */
import type { PageFacts } from '../model/page.ts';
import type { Target } from './engine.ts';
import { isPageAddress, pageKey, type Scope } from './scope.ts';

export interface Choice {
  scope: Scope;
  /** Keys of every page address seen, whether it will be fetched or not. */
  seen: Set<string>;
  queued: number;
  /** Pages that were seen but are too deep or too many. */
  left: number;
  maxPages: number;
  maxDepth: number;
  /** Whether pages behind the bounds are missed; not where only few facts are asked for. */
  tellsLeft: boolean;
}

/** Addresses that a page leads to; further pages of a list and redirects are no deeper than the page itself. */
export function linksOf(facts: PageFacts, depth: number): { url: string; depth: number }[] {
  const same = [...(facts.refresh === null ? [] : [facts.refresh]), ...(facts.list?.next ?? [])];
  const below = [...facts.links.map(({ url }) => url), ...facts.frames];
  return [...same.map((url) => ({ url, depth })), ...below.map((url) => ({ url, depth: depth + 1 }))];
}

/** Those of the addresses that are pages of the site, not seen before, and within the bounds. */
export function choose(choice: Choice, links: readonly { url: string; depth: number }[], anywhere = false): Target[] {
  const { scope, seen, maxPages, maxDepth } = choice;
  const targets: Target[] = [];
  for (const { url, depth } of links) {
    if (!isPageAddress(url) || !(anywhere || scope.has(url))) continue;
    const key = pageKey(url);
    if (seen.has(key)) continue;
    // A site that invents addresses without end must not fill the memory.
    if (seen.size < maxPages * 20) seen.add(key);
    if (depth > maxDepth || choice.queued >= maxPages) {
      if (choice.tellsLeft) choice.left++;
      continue;
    }
    choice.queued++;
    targets.push({ url, key, depth });
  }
  return targets;
}
