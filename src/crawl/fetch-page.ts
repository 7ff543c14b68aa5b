/** Asks for one page and keeps what comes. */
import type { GapReason } from '../model/facts.ts';
import type { PageFacts } from '../model/page.ts';
import { askTwice } from './ask-twice.ts';
import type { Visit } from './engine.ts';
import type { Fetcher } from './fetch.ts';
import { gapOf } from './outcome.ts';
import { type Keeping, keepPage } from './page.ts';
import type { SiteTask } from './site.ts';

export interface Fetched {
  /** What was read; null where nothing of it may be judged or followed. */
  facts: PageFacts | null;
  /** Why it could not be seen; nothing is kept of an interrupted one. */
  reason: GapReason | null;
}

export async function fetchPage(
  { task, fetcher, keeping }: { task: SiteTask; fetcher: Fetcher; keeping: Keeping },
  { url, depth }: Visit,
): Promise<Fetched> {
  const { result, tries } = await askTwice(fetcher, url, task.signal);
  const reason = gapOf(result)?.reason ?? null;
  if (reason === 'interrupted') return { facts: null, reason };
  return { facts: keepPage(keeping, { url, depth, tries }, result), reason };
}
