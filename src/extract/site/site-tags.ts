/** Which meta tags the pages of a site carry: the home page, its columns, its texts. */
import { type PageTag, pageTags, type TagFact, type TaggedKind } from '../../model/tags.ts';
import type { Flat } from '../html/flat.ts';
import type { LeanFacts } from './lean.ts';
import { evidenceOf, type ReadPage, type SitePages } from './site-pages.ts';

const onEvery: readonly PageTag[] = ['SiteName', 'SiteDomain', 'SiteIDCode'];
const onColumns: readonly PageTag[] = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
const must: Record<TaggedKind, readonly PageTag[]> = {
  home: [...onEvery, ...onColumns],
  column: [...onEvery, ...onColumns],
  article: [...onEvery, 'ArticleTitle', 'PubDate', 'ContentSource'],
};
const maxShown = 5;

/** The tags of a page that hold something; names are compared without case. */
export function readTags({ meta }: Flat): PageTag[] {
  return pageTags.filter((tag) => meta.has(tag.toLowerCase()));
}

export function deriveTags({ read, home }: SitePages): TagFact[] {
  const groups = Map.groupBy(read, (page) => (page === home ? 'home' : kindOf(page.facts)));
  return (['home', 'column', 'article'] as const).flatMap((on) => {
    const pages = groups.get(on) ?? [];
    return pages.length === 0 ? [] : must[on].map((tag) => tagFact(on, tag, pages));
  });
}

function tagFact(on: TaggedKind, tag: PageTag, pages: readonly ReadPage[]): TagFact {
  const lacking = pages.filter(({ facts }) => !(facts.tags ?? []).includes(tag));
  const shown = lacking.length > 0 ? lacking.slice(0, maxShown) : pages.slice(0, 1);
  return { on, tag, pages: pages.length, lacking: lacking.length, at: shown.map((page) => evidenceOf(page)) };
}

/** Only pages that surely are of the kind: a list with rows, a text with its day. */
function kindOf({ kind, list, title, publishedAt, refresh }: LeanFacts): TaggedKind | null {
  if (refresh !== null) return null;
  if (kind === 'column-list') return (list?.items.length ?? 0) > 0 ? 'column' : null;
  return title !== null && publishedAt !== null ? 'article' : null;
}
