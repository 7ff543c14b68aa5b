/** Names of facts by where they come from: a new fact is entered here once. */
import type { FactName } from './facts.ts';

/** Read from the pages of a site alone. */
export const pageFacts = [
  'home',
  'identity',
  'columns',
  'documents',
  'pages',
  'links',
  'leaks',
  'texts',
  'messages',
  'decisions',
  'tags',
  'planted',
  'wording',
] as const satisfies readonly FactName[];

/** Asked besides while a site is crawled. */
const askedFacts = ['attachments', 'accessibility', 'ipv6', 'https', 'search'] as const satisfies readonly FactName[];

/** All that a crawl of a site gives. */
export const siteFacts = [...pageFacts, ...askedFacts] as const;

export const allFacts: readonly FactName[] = [...siteFacts, 'probes', 'posts'];

/** The home page alone, or no page at all, is enough for these. */
export const shallowFacts: ReadonlySet<FactName> = new Set<FactName>([
  'home',
  'identity',
  'ipv6',
  'https',
  'probes',
  'posts',
  'register',
  'portal',
]);
