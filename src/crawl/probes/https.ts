/** Whether the home page is there over https. */
import type { Evidence, Gap } from '../../model/facts.ts';
import type { HttpsFact } from '../../model/technique.ts';
import type { Fetcher } from '../network/fetch.ts';

/** A gap where the failure is ours. `at` is where the home page was seen. */
export async function askHttps(at: Evidence, fetcher: Fetcher): Promise<{ https: HttpsFact } | { gap: Gap }> {
  const home = new URL(at.url);
  const fact = (state: HttpsFact['state'], more: Partial<HttpsFact> = {}) => ({
    https: { state, reason: null, sure: true, at, ...more },
  });
  if (home.protocol === 'https:') return fact('offered');
  const gap = (reason: Gap['reason'], detail: string) => ({
    gap: { fact: 'https' as const, place: home.hostname, reason, detail },
  });
  if (home.port !== '') return gap('not-configured', '网址带有端口，不能推定加密访问的端口');
  const result = await fetcher.fetch(`https://${home.hostname}/`);
  if (!result.ok) {
    const { reason, detail, fault } = result;
    return fault === 'ours' ? gap(reason, detail) : fact('refused', { reason, sure: fault === 'theirs' });
  }
  const { finalUrl: url, fetchedAt, sha256, record } = result;
  const isBack = new URL(url).protocol === 'http:';
  return fact(isBack ? 'downgraded' : 'offered', { at: { url, fetchedAt, sha256, record } });
}
