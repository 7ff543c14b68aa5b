/** Asks for one page and keeps what comes. */
import type { GapReason } from '../../model/facts.ts';
import type { Answer, Failure } from '../network/fetch.ts';
import { gapOf } from '../network/outcome.ts';
import type { SiteTask } from '../site.ts';
import { type Asking, askPage, type Same } from './ask-page.ts';
import type { Visit } from './engine.ts';
import { type Keeping, type Kept, keepPage, toRead, type Visited } from './page.ts';
import { readPage } from './read-pages.ts';

export interface Fetched extends Pick<Kept, 'facts'> {
  /** Why it could not be seen; nothing is kept of an interrupted one. */
  reason: GapReason | null;
  /** It answered well, and with something else than the page. */
  walled: boolean;
}

export async function fetchPage(
  { asking, keeping, task }: { asking: Asking; keeping: Keeping; task: Pick<SiteTask, 'log'> },
  { url, depth }: Visit,
): Promise<Fetched> {
  const { result, tries, same } = await askPage(asking, url);
  const failed = gapOf(result)?.reason ?? null;
  const size = result.ok ? { status: result.status, bytes: result.body.length } : {};
  task.log?.({
    event: 'page',
    level: 'debug',
    url,
    depth,
    ...(failed && { reason: failed }),
    ...size,
    ms: result.ms,
    tries,
  });
  if (failed === 'interrupted') return { facts: null, reason: failed, walled: false };
  const kept = await readAndKeep(keeping, { url, depth, tries }, result, same);
  return { ...kept, walled: failed === null && kept.reason !== null };
}

/** Stores a visit and returns what was read of the page. */
export async function readAndKeep(
  keeping: Keeping,
  page: Visited,
  result: Answer | Failure,
  same: Same | undefined,
): Promise<Kept> {
  const input = toRead(keeping, result, same);
  const read = input === null ? null : await readPage(input);
  return keepPage(keeping, page, result, same, read);
}
