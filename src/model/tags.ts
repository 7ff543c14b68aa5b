/** Meta tags that pages of government sites must carry (国办发〔2017〕47号, annex). */
import type { Evidence } from './facts.ts';

export const pageTags = [
  'SiteName',
  'SiteDomain',
  'SiteIDCode',
  'ColumnName',
  'ColumnDescription',
  'ColumnKeywords',
  'ColumnType',
  'ArticleTitle',
  'PubDate',
  'ContentSource',
] as const;
export type PageTag = (typeof pageTags)[number];

/** 首页, 栏目页, 内容页 */
export type TaggedKind = 'home' | 'column' | 'article';

/** How many pages of one kind carry a tag that they must. */
export interface TagFact {
  on: TaggedKind;
  tag: PageTag;
  /** Pages of the kind that were read. */
  pages: number;
  /** Of them without the tag, or with nothing in it. */
  lacking: number;
  /** Some that lack it, else one that has it. */
  at: Evidence[];
}
