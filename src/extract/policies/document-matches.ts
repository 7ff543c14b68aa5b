/** Which interpretation explains which policy, how that was seen, and how sure it is. */

import type { DocumentFact } from '../../model/facts.ts';
import type { Copied, InterpretationMatch } from '../../model/interpretation.ts';
import type { PageFacts } from '../../model/page.ts';
import { copiedFrom } from './copied.ts';
import { interpretationKeys, type PolicyKeys, policyKeys } from './match-keys.ts';
import { matchOf } from './match-one.ts';
import { policyIndex } from './policy-index.ts';

export { numberKey } from './match-keys.ts';

/** A document with what is compared of its page; null where only a row of a list was seen. */
export interface Draft {
  fact: DocumentFact;
  page: (Pick<PageFacts, 'links' | 'interprets'> & { text: () => string }) | null;
}

interface Found {
  policy: PolicyKeys;
  draft: Draft;
  match: Pick<InterpretationMatch, 'by' | 'confidence'>;
}

/** A page that more policies link stands in a block beside all of them and is about none. */
const mostLinking = 3;
/** Characters of all texts of a site that are compared word by word. */
const mostCompared = 10_000_000;
/** What fits a policy of the same name better is at most this of the other. */
const ofNamesake = 0.5;

/** Fills `interpretations` of the policies among the drafts. */
export function matchInterpretations(drafts: readonly Draft[]): void {
  const policies = drafts.filter((d) => d.fact.kind === 'policy').map((draft) => ({ draft, keys: policyKeys(draft) }));
  dropSideLinks(policies.map(({ keys }) => keys));
  const candidates = policyIndex(policies.map(({ keys }) => keys));
  const compare = comparing();
  for (const draft of drafts) {
    if (draft.fact.kind !== 'interpretation') continue;
    const keys = interpretationKeys(draft);
    const found = candidates(keys)
      .map((n) => policies[n]!)
      .map((policy) => ({ policy: policy.keys, draft: policy.draft, match: matchOf(policy.keys, keys) }))
      .filter((m): m is Found => m.match !== null);
    // What surely explains one policy does not faintly explain others too.
    const best = Math.max(0, ...found.map((m) => m.match.confidence));
    for (const { draft: policy, match } of nearestOfNamesakes(found, draft.fact.publishedAt)) {
      if (match.confidence < Math.min(best, 0.75)) continue;
      const { url, title, publishedAt, forms, at } = draft.fact;
      const copied = compare(draft, policy);
      policy.fact.interpretations.push({ url, title, publishedAt, forms, ...match, ...(copied && { copied }), at });
    }
  }
  for (const { draft } of policies)
    draft.fact.interpretations.sort((a, b) => b.confidence - a.confidence || (a.url < b.url ? -1 : 1));
}

/** Compares until the bound is used up; then nothing is said. */
function comparing(): (one: Draft, other: Draft) => Copied | null {
  let left = mostCompared;
  return (one, other) => {
    if (left < 0) return null;
    const [text, source] = [one.page?.text() ?? '', other.page?.text() ?? ''];
    left -= text.length + source.length;
    return left < 0 ? null : copiedFrom(text, source);
  };
}

function dropSideLinks(policies: readonly PolicyKeys[]): void {
  const holders = new Map<string, number>();
  for (const { links } of policies) for (const place of links) holders.set(place, (holders.get(place) ?? 0) + 1);
  for (const { links } of policies)
    for (const place of [...links]) if (holders.get(place)! > mostLinking) links.delete(place);
}

/** Of policies of one title (of two years, say) a name alone means the one nearest in time; the others are doubtful. */
function nearestOfNamesakes(found: readonly Found[], day: string | null): Found[] {
  return found.map((one) => {
    const byName = ({ match }: Found) => match.by === 'title' || match.by === 'stem';
    if (!byName(one)) return one;
    const rivals = found.filter((other) => other !== one && other.policy.stem === one.policy.stem);
    const better = rivals.some((other) => !byName(other) || distance(other, day) < distance(one, day));
    const tied = rivals.some((other) => byName(other) && distance(other, day) === distance(one, day));
    if (!better && !tied) return one;
    const most = better ? ofNamesake : 0.75;
    return { ...one, match: { ...one.match, confidence: Math.min(one.match.confidence, most) } };
  });
}

/** Days between a policy and an interpretation; unknown is far. */
function distance({ policy }: Found, day: string | null): number {
  if (policy.date === null || day === null) return 1e6;
  return Math.abs(Date.parse(policy.date) - Date.parse(day)) / 86_400_000;
}
