/** The state of every distinct link of the site's pages. */
import { placeOf } from '../../lib/urls.ts';
import type { Gap, GapReason, LinkFact } from '../../model/facts.ts';
import type { LinkProbe } from '../../model/snapshot.ts';
import type { LeanPage } from './lean.ts';
import { evidenceOf, isGone, type SitePages } from './site-pages.ts';

const mostFrom = 5;
/** Gaps that say that we chose not to ask; the others are failures that may lie with either side. */
const notAsked: ReadonlySet<GapReason> = new Set([
  'robots',
  'robots-unreadable',
  'limit',
  'trap',
  'given-up',
  'private-address',
  'too-large',
  'bomb',
  'interrupted',
  'not-configured',
  'no-browser',
  'not-rendered',
  'unparsed',
  'bad-encoding',
]);

export function deriveLinks(
  site: SitePages,
  pages: readonly LeanPage[],
  probes: readonly LinkProbe[],
  gaps: readonly Gap[],
): LinkFact[] {
  const stored = new Map<string, LeanPage>();
  for (const page of pages) stored.set(page.url, page);
  const probed = new Map(probes.map((probe) => [probe.url, probe]));
  const missed = new Map(gaps.map((gap) => [gap.place, gap]));
  const facts = new Map<string, LinkFact>();
  for (const page of site.read) {
    const at = evidenceOf(page);
    for (const { url, text } of page.facts.links) {
      const held = facts.get(url);
      if (held === undefined) {
        const seen = stateOf(url, stored.get(url) ?? site.byPlace.get(placeOf(url)), probed.get(url), missed.get(url));
        facts.set(url, { url, text, from: [at], external: !site.inScope(url), ...seen, at: seen.at ?? at });
      } else if (held.from.length < mostFrom && (held.state === 'broken' || held.state === 'unsure')) {
        held.from.push(at);
      }
    }
  }
  return [...facts.values()];
}

type Seen = Pick<LinkFact, 'state' | 'status' | 'reason'> & { at?: LinkFact['at'] };

function stateOf(url: string, page?: LeanPage, probe?: LinkProbe, gap?: Gap): Seen {
  if (page !== undefined) return { ...ofPage(page), at: evidenceOf(page) };
  if (probe !== undefined) {
    const at = { url, fetchedAt: probe.at, sha256: null, record: null };
    return { ...ofProbe(probe), at };
  }
  if (gap === undefined) return { state: 'unchecked', status: null, reason: null };
  return { state: notAsked.has(gap.reason) ? 'unchecked' : 'unsure', status: null, reason: gap.reason };
}

function ofPage({ status, facts }: LeanPage): Seen {
  if (isGone(status)) return { state: 'broken', status, reason: 'http-error' };
  if (status >= 400) return { state: 'unsure', status, reason: 'http-error' };
  const trouble = facts?.trouble ?? null;
  if (trouble === 'soft-404' || trouble === 'closed' || trouble === 'moved')
    return { state: 'unsure', status, reason: null };
  if (trouble !== null) return { state: 'unsure', status, reason: trouble === 'garbled' ? 'bad-encoding' : trouble };
  return { state: 'ok', status, reason: null };
}

function ofProbe({ status, reason, tries }: LinkProbe): Seen {
  if (status !== null && status < 400 && reason === null) return { state: 'ok', status, reason: null };
  if (isGone(status) && tries >= 2) return { state: 'broken', status, reason: 'http-error' };
  if (reason !== null && notAsked.has(reason)) return { state: 'unchecked', status, reason };
  return { state: 'unsure', status, reason: reason ?? 'http-error' };
}
