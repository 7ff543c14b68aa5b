/** What an answer or a failure means: gap reasons, and whether asking again may help. */
import type { GapReason } from '../model/facts.ts';
import type { Answer, Failure } from './fetch.ts';

/** Status codes of firewalls and login walls; they turn us away, not the public. */
const blockedStatuses = new Set([401, 403, 407, 412, 418, 429, 432, 444, 451, 460, 493, 521, 567]);

/** Refused for good, but believed only when it is said twice. */
export function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

export function worthAnotherTry(result: Answer | Failure): boolean {
  if (!result.ok) return result.reason === 'timeout' || result.reason === 'unreachable';
  return result.status >= 500 || result.status === 429 || isGone(result.status);
}

/** Null for an answer with content, and for one that says that nothing is there. */
export function gapOf(result: Answer | Failure): { reason: GapReason; detail: string } | null {
  if (!result.ok) return { reason: result.reason, detail: result.detail };
  const { status } = result;
  if (status < 300 || isGone(status)) return null;
  return { reason: blockedStatuses.has(status) ? 'blocked' : 'http-error', detail: String(status) };
}
