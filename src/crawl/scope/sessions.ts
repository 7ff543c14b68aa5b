/** Session numbers in addresses: a site that makes a new one for every request would show each page without end. */
import type { PageFacts } from '../../model/page.ts';

const fewestLinks = 5;
/** As numbers of sessions look, and those of articles seldom. */
const token = /^(?=.*\d)[\w.-]{12,}$/;

/**
 * What takes them off the addresses that the page leads to; null for nearly every page. A parameter is one where the page was asked with one value and
 * most of its own links carry one other value: a number of a site or column stays the same.
 */
export function withoutSession({ url, links }: Pick<PageFacts, 'url' | 'links'>): ((address: string) => string) | null {
  const own = URL.parse(url);
  if (own === null || own.search === '') return null;
  const names = [...own.searchParams].filter(([, value]) => token.test(value));
  if (names.length === 0) return null;
  const parsed = links.flatMap((link) => URL.parse(link.url) ?? []).filter(({ host }) => host === own.host);
  const sessions = names.filter(([name, value]) => isSession(name, value, parsed)).map(([name]) => name);
  if (sessions.length === 0) return null;
  return (address) => {
    const bare = URL.parse(address);
    for (const name of sessions) bare?.searchParams.delete(name);
    return bare?.href ?? address;
  };
}

function isSession(name: string, asked: string, links: readonly URL[]): boolean {
  const values = links.map(({ searchParams }) => searchParams.get(name));
  const value = values.find((found) => found !== null && token.test(found));
  const carried = values.filter((found) => found === value).length;
  return value !== undefined && value !== asked && carried >= fewestLinks && carried * 2 > links.length;
}
