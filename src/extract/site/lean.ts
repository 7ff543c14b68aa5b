/** Makes stored pages lean before all of them are held at once: pages of one site share most of their links and rows. */
import type { PageFacts } from '../../model/page.ts';
import type { StoredPage } from '../../model/snapshot.ts';

/** More of a text is not looked at when the facts of a site are derived. */
const mostText = 4_000;
/** Texts of these kinds are searched for what they must tell. */
const longText = 40_000;
const longKinds = new Set(['guide', 'service', 'annual-report', 'interpretation', 'solicitation', 'leader', 'org']);
/** A hostile site shares nothing; then nothing is gained by remembering. */
const mostShared = 200_000;

/** A function to be mapped over the pages of one site, in their order. */
export function leanPages(): (page: StoredPage) => StoredPage {
  const held = new Map<string, object>();
  const shared = <T extends object>(parts: readonly T[]): T[] =>
    parts.map((part) => {
      const key = Object.values(part).join('\n');
      const known = held.get(key);
      if (known !== undefined) return known as T;
      if (held.size < mostShared) held.set(key, part);
      return part;
    });
  return (page) => {
    const { facts } = page;
    if (facts === null) return page;
    const list = facts.list === null ? null : { ...facts.list, items: shared(facts.list.items) };
    const lean = { links: shared(facts.links), datedItems: shared(facts.datedItems), text: shortened(facts) };
    return { ...page, facts: { ...facts, ...lean, list } };
  };
}

/** A copy: a mere slice would keep the whole text alive. */
function shortened({ text, kind }: PageFacts): string {
  const most = longKinds.has(kind) ? longText : mostText;
  return text.length <= most ? text : structuredClone(text.slice(0, most));
}
