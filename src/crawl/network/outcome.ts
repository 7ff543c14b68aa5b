/** What an answer or a failure means: gap reasons, and whether asking again may help. */
import type { GapReason } from '../../model/facts.ts';
import type { Outcome } from '../politeness/breaker.ts';
import type { Answer, Failure } from './fetch.ts';

/** Status codes of firewalls and login walls; they turn us away, not the public. */
const blockedStatuses = new Set([401, 403, 407, 412, 418, 429, 432, 444, 451, 460, 493, 521, 567]);

/** Refused for good, but believed only when it is said twice. */
export function isGone(status: number): boolean {
  return status === 404 || status === 410;
}

/** Failures that may pass. */
const passing: ReadonlySet<GapReason> = new Set([
  'timeout',
  'too-slow',
  'unreachable',
  'no-such-host',
  'reset',
  'cut-short',
  'bad-answer',
  'tls',
]);

export function worthAnotherTry(result: Answer | Failure): boolean {
  if (!result.ok) return passing.has(result.reason);
  return result.status >= 500 || result.status === 429 || isGone(result.status);
}

/** Failures of the page or of our bounds; they tell nothing about its host. */
const ofThePage: ReadonlySet<GapReason> = new Set([
  'interrupted',
  'private-address',
  'too-large',
  'bomb',
  'bad-encoding',
  'redirect-loop',
  'redirects',
  'bad-redirect',
]);

/** What it means for the host: whether it serves us. */
export function outcomeOf(result: Pick<Answer, 'ok' | 'status'> | Failure): Outcome {
  if (!result.ok) return ofThePage.has(result.reason) ? 'neither' : 'refused';
  const { status } = result;
  if (status >= 502 || blockedStatuses.has(status)) return 'refused';
  // A broken part of a site may hold many pages; its host serves all the same.
  return status >= 500 ? 'neither' : 'good';
}

/** Null for an answer with content, and for one that says that nothing is there. */
export function gapOf(result: Answer | Failure): { reason: GapReason; detail: string } | null {
  if (!result.ok) return { reason: result.reason, detail: result.detail };
  const { status } = result;
  if (status < 300 || isGone(status)) return null;
  return { reason: blockedStatuses.has(status) ? 'blocked' : 'http-error', detail: String(status) };
}
