/** Looks for titles of published pages with the search of the home page. */

import { type NoForm, searchAddress, searchFormIn } from '../../extract/links/search-form.ts';
import { resultOf } from '../../extract/links/search-result.ts';
import { readingDay } from '../../lib/dates.ts';
import type { Evidence, Gap } from '../../model/facts.ts';
import type { SearchTry } from '../../model/technique.ts';
import { readRecord } from '../../snapshot/archive.ts';
import type { Fetcher } from '../network/fetch.ts';
import { gapOf } from '../network/outcome.ts';
import { readPage } from '../pages/read-pages.ts';
import type { Titled } from './search-titles.ts';

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
  /** Titles that are looked for. */
  titles: readonly Titled[];
  fetcher: Pick<Fetcher, 'fetch'>;
}

export async function askSearch(searching: Searching): Promise<{ search: SearchTry[] } | { gap: Gap }> {
  const { folder, asOf, home, titles, fetcher } = searching;
  const gap = (reason: Gap['reason'], detail: string) => ({
    gap: { fact: 'search' as const, place: home.url, reason, detail },
  });
  const record = home.record === null ? null : await readRecord(folder, home.record).catch(() => null);
  if (record === null) return gap('unparsed', '');
  const form = searchFormIn(record.body, record.contentType, home.url);
  if (typeof form === 'string') return gap('not-rendered', why[form]);
  if (titles.length === 0) return gap('limit', '没有读到可供检索的信息标题');
  const search: SearchTry[] = [];
  for (const { title, url: page } of titles) {
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
