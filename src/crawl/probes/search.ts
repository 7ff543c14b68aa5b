/** Looks for titles of published pages with the search of the home page. */

import { type NoForm, searchAddress, searchFormIn } from '../../extract/links/search-form.ts';
import { resultOf } from '../../extract/links/search-result.ts';
import { addDays, readingDay } from '../../lib/dates.ts';
import type { Evidence, Gap, PageFact } from '../../model/facts.ts';
import type { SearchTry } from '../../model/technique.ts';
import { readRecord } from '../../snapshot/archive.ts';
import type { Fetcher } from '../network/fetch.ts';
import { gapOf } from '../network/outcome.ts';
import { readPage } from '../pages/read-pages.ts';

/** Titles that are looked for. */
const tries = 2;
/** A search is given time to take in what is new; what is old may have been moved. */
const youngest = 14;
const oldest = 365;
const why: Record<NoForm, string> = {
  none: '首页没有认出搜索框',
  script: '搜索由脚本提交',
  elsewhere: '搜索由其他网站提供',
  charset: '网页不是UTF-8编码',
};

export interface Searching {
  folder: string;
  asOf: string;
  /** Where the home page was seen. */
  home: Evidence;
  pages: readonly PageFact[];
  fetcher: Pick<Fetcher, 'fetch'>;
}

export async function askSearch(searching: Searching): Promise<{ search: SearchTry[] } | { gap: Gap }> {
  const { folder, asOf, home, pages, fetcher } = searching;
  const gap = (reason: Gap['reason'], detail: string) => ({
    gap: { fact: 'search' as const, place: home.url, reason, detail },
  });
  const record = home.record === null ? null : await readRecord(folder, home.record).catch(() => null);
  if (record === null) return gap('unparsed', '');
  const form = searchFormIn(record.body, record.contentType, home.url);
  if (typeof form === 'string') return gap('not-rendered', why[form]);
  const wanted = chosen(pages, asOf);
  if (wanted.length === 0) return gap('limit', '没有读到可供检索的信息标题');
  const search: SearchTry[] = [];
  for (const { title, url: page } of wanted) {
    const address = searchAddress(form, title);
    const result = await fetcher.fetch(address);
    const failed = gapOf(result);
    if (!result.ok || failed !== null || result.status !== 200)
      return gap(failed?.reason ?? 'http-error', failed?.detail ?? '');
    const { body, contentType, finalUrl: url, fetchedAt, sha256, record: kept } = result;
    const facts = await readPage({ body, contentType, url, at: readingDay(fetchedAt, asOf) });
    if (facts === null) return gap('unparsed', '');
    const outcome = resultOf(facts, { url: page, title });
    search.push({ title, page, outcome, at: { url, fetchedAt, sha256, record: kept } });
  }
  return { search };
}

/** Titles that stand on one page only, the youngest first. */
function chosen(pages: readonly PageFact[], asOf: string): { title: string; url: string }[] {
  const [from, to] = [addDays(asOf, -oldest), addDays(asOf, -youngest)];
  const counts = Map.groupBy(pages, ({ title }) => title);
  return pages
    .filter(({ title, publishedAt }) => {
      if (title === null || publishedAt === null || publishedAt < from || publishedAt > to) return false;
      return title.length >= 10 && title.length <= 60 && counts.get(title)!.length === 1;
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1))
    .slice(0, tries)
    .map(({ title, url }) => ({ title: title!, url }));
}

/** Of one day the same ones are taken whenever the same pages were read. */
function keyOf({ publishedAt, url }: PageFact): string {
  return `${publishedAt} ${url}`;
}
