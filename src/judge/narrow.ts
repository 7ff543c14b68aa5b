/** Gives a check only what it declared, and a section only what is its own. */
import { canonicalUrl, pathOf, underPath } from '../lib/urls.ts';
import type { Evidence, FactMap, FactName, Facts, Gap } from '../model/facts.ts';
import type { CaseTarget } from './case.ts';

type Narrowing = { [F in FactName]?: (fact: FactMap[F], own: Own) => FactMap[F] };

interface Own {
  page: (url: string) => boolean;
  item: (item: { url: string; source?: string | null; title?: string | null }) => boolean;
  target: CaseTarget;
}

/** What is not named here is the same for owner and section. */
const toSection: Narrowing = {
  columns: (columns, own) => pinned(columns, own).filter((c) => own.page(c.url) || isPinned(c.url, own.target)),
  documents: (documents, own) => documents.filter(own.item),
  pages: (pages, own) => pages.filter(own.item),
  leaks: (leaks, own) => leaks.filter(own.item),
  attachments: (files, own) => files.filter(({ from, name }) => own.item({ url: from, title: name })),
  texts: (texts, own) => texts.filter(own.item),
  messages: (messages, own) => messages.filter(({ page, channel }) => own.item({ url: page, title: channel })),
  decisions: (decisions, own) => decisions.filter(({ url, source }) => own.item({ url, source })),
  wording: (wording, own) => wording.filter(own.item),
  links: (links, own) =>
    links
      .map((l) => ({ ...l, from: l.from.filter((e: Evidence) => own.page(e.url)) }))
      .filter((l) => l.from.length > 0),
};

/** The declared facts of a target as its agency's role sees them. */
export function narrow(target: CaseTarget, reads: readonly FactName[], names: readonly string[]): Facts {
  const facts: Facts = {};
  for (const name of reads) copy(name, target.snapshot.facts, facts, target, ownership(target, names));
  return facts;
}

function copy<F extends FactName>(name: F, from: Facts, to: Facts, target: CaseTarget, own: Own): void {
  const fact = from[name] as FactMap[F] | undefined;
  if (fact === undefined) return;
  const narrowing = target.role === 'section' ? (toSection[name] as Narrowing[F]) : undefined;
  to[name] = narrowing ? narrowing(fact, own) : fact;
}

function ownership(target: CaseTarget, names: readonly string[]): Own {
  const sources = new Set([...names, ...target.sourceNames]);
  const page = (url: string) => underPath(pathOf(url), target.paths);
  return {
    target,
    page,
    item: ({ url, source, title }) =>
      page(url) || sources.has(source ?? '') || names.some((n) => title?.includes(n) ?? false),
  };
}

/** Classes of the columns that are not the section's own. */
export function portalColumns(target: CaseTarget, names: readonly string[]): string[] {
  const own = ownership(target, names);
  const others = (target.snapshot.facts.columns ?? []).filter((c) => !own.page(c.url) && c.state !== 'empty');
  return [...new Set(others.flatMap((c) => c.class ?? []))];
}

function isPinned(url: string, target: CaseTarget): boolean {
  return Object.values(target.pins).some((p) => p !== 'none' && canonicalUrl(p) === canonicalUrl(url));
}

/** A section's own pins name the class of its columns. */
function pinned(columns: FactMap['columns'], own: Own): FactMap['columns'] {
  return columns.map((column) => {
    const pin = Object.entries(own.target.pins).find(
      ([, p]) => p !== 'none' && canonicalUrl(p) === canonicalUrl(column.url),
    );
    return pin ? { ...column, class: pin[0], via: 'pin' as const } : column;
  });
}

/** Gaps that touch the declared facts; a crawl that was cut short touches them all. */
export function gapsOf(target: CaseTarget, reads: readonly FactName[]): Gap[] {
  const { target: site, gaps } = target.snapshot;
  const cut = (g: Gap) =>
    g.fact === 'pages' && (g.reason === 'limit' || g.reason === 'interrupted' || g.place === site);
  return gaps.filter((g) => reads.includes(g.fact) || cut(g));
}
