/** What is kept of each page while the facts of its site are derived: all pages are held at once, their texts are not. */
import { type Same, sharing } from '../../lib/sharing.ts';
import type { PageFacts } from '../../model/page.ts';
import type { StoredPage } from '../../model/snapshot.ts';
import type { WordingTable } from '../../model/tables.ts';
import { type WrongWord, wrongWordsIn } from '../trouble/wording.ts';

/** More of a text is not looked at when the facts of a site are derived. */
const mostText = 4_000;
/** Texts of these kinds are searched for what they must tell. */
const longText = 40_000;
const longKinds = new Set(['guide', 'service', 'annual-report', 'interpretation', 'solicitation', 'leader', 'org']);

export type LeanFacts = ReturnType<typeof leanFacts>;
export type LeanPage = ReturnType<ReturnType<typeof leanPages>>;

/** As much of the main text of a page as is looked at. */
export function textFor({ text, kind }: Pick<PageFacts, 'text' | 'kind'>): string {
  return text.slice(0, longKinds.has(kind) ? longText : mostText);
}

/** A function to be mapped over the pages of one site. */
export function leanPages(wording: WordingTable = []) {
  const wrongWords = wrongWordsIn(wording);
  const same = sharing();
  return (page: StoredPage) => {
    const { url, status, mime, fetchedAt, sha256, record, depth, rendered, script, facts } = page;
    const finalUrl = page.finalUrl === url ? url : page.finalUrl;
    const lean = facts && leanFacts(facts, finalUrl, wrongWords(facts.title, textFor(facts)), same);
    const kept = { url, finalUrl, status, mime: same(mime), fetchedAt, sha256, record, depth };
    return { ...kept, rendered, script, facts: lean };
  };
}

/** Pages of one site have most of these small things in common. */
function leanFacts(facts: PageFacts, finalUrl: string, wording: WrongWord[], same: Same) {
  return {
    url: facts.url === finalUrl ? finalUrl : facts.url,
    kind: facts.kind,
    title: facts.title,
    pageTitle: facts.pageTitle,
    publishedAt: facts.publishedAt,
    source: same(facts.source),
    docNumber: facts.docNumber,
    issuer: same(facts.issuer),
    columnName: same(facts.columnName),
    breadcrumb: same(facts.breadcrumb),
    list: facts.list,
    identity: same(facts.identity),
    attachments: same(facts.attachments),
    interprets: facts.interprets,
    charset: same(facts.charset),
    trouble: facts.trouble,
    refresh: facts.refresh,
    links: facts.links,
    frames: same(facts.frames),
    scripts: same(facts.scripts),
    datedItems: facts.datedItems,
    media: same(facts.media),
    leaks: same(facts.leaks),
    template: same(facts.template),
    document: facts.document,
    messages: facts.messages,
    plugins: same(facts.plugins),
    decisions: facts.decisions,
    tags: same(facts.tags),
    planted: facts.planted,
    data: facts.data,
    columns: facts.columns,
    cut: facts.cut,
    wording: same(wording),
  };
}
