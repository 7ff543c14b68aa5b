/** The visit of the home page that begins a crawl; it is also the probe of whether the site can be opened. */
import type { Probe } from '../../model/facts.ts';
import type { Answer, Failure, Fetcher } from '../network/fetch.ts';
import { gapOf } from '../network/outcome.ts';
import { type Asked, type Asking, askPage } from './ask-page.ts';

/** Hosts that answered this process; proof that our own network works. */
const answered = new Set<string>();

/** Asks for the home page and tells how it went; null where robots.txt does not let us ask. */
export async function visitHome(
  url: string,
  asking: Asking,
  fetcher: Fetcher,
  now: () => Date,
): Promise<Asked & { probe: Probe | null }> {
  const at = now().toISOString();
  // Where the host does not even answer for its robots.txt, one more request tells whether it is there.
  const asked = await askPage(asking, url, { evenSilent: true });
  const { result } = asked;
  if (!result.ok && (result.reason === 'robots' || result.reason === 'robots-unreadable'))
    return { ...asked, probe: null };
  return { ...asked, probe: probeOf(result, at, fetcher.viaProxy(url)) };
}

function probeOf(result: Answer | Failure, at: string, viaProxy: boolean): Probe {
  const { ms } = result;
  const gap = gapOf(result);
  const host = new URL(result.url).host;
  if (!result.ok) {
    const proof = [...answered].some((other) => other !== host);
    const ours = result.fault === 'ours' || (result.fault === 'unknown' && !proof);
    return { at, ok: false, ours, status: null, ms, reason: result.reason };
  }
  answered.add(host);
  const { status } = result;
  if (gap === null && status < 300) return { at, ok: true, ours: false, status, ms, reason: null };
  // A proxy answers in its own name with these; a firewall may turn away us alone.
  const ours = gap?.reason === 'blocked' || (viaProxy && status >= 502 && status <= 504);
  return { at, ok: false, ours, status, ms, reason: gap?.reason ?? 'http-error' };
}
