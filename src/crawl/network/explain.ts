/** What went wrong in an exchange, and on whose side. */
import type { GapReason } from '../../model/facts.ts';
import { BadEncoding, Bomb, CutShort, TooLarge } from './body.ts';
import type { Failure } from './fetch.ts';
import { privateAddressCode } from './guard.ts';

/** What was known when it went wrong. */
export interface Circumstances {
  /** Our time limit had come. */
  late: boolean;
  stopped: boolean;
  viaProxy: boolean;
  /** The headers had been read. */
  answered: boolean;
}

export type Explained = Pick<Failure, 'reason' | 'fault' | 'detail'>;

/**
 * Never `theirs` for what a broken network, clock or certificate list of ours would look like too: an expired certificate
 * needs proof that other hosts answer, an issuer that we do not know is ours.
 */
const byCode: [RegExp, GapReason, Failure['fault']][] = [
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, 'cert-expired', 'unknown'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'cert-wrong-host', 'unknown'],
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'cert-self-signed', 'unknown'],
  [/CERT|^UNABLE_TO_/, 'cert-unknown-issuer', 'ours'],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_)/, 'tls', 'ours'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'no-such-host', 'unknown'],
  [/^UND_ERR_HEADERS_OVERFLOW$|^HPE_HEADER_OVERFLOW$/, 'headers-too-large', 'theirs'],
  [/^(HPE_|UND_ERR_RES|ERR_ASSERTION$|EINFORMATIONAL$)/, 'bad-answer', 'theirs'],
  [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN)$/, 'unreachable', 'unknown'],
];
const closed = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_ABORTED)$/;
const mismatch = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';

export function explain(error: unknown, { late, stopped, viaProxy, answered }: Circumstances): Explained {
  const { code = '', message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  const because = (reason: GapReason, fault: Failure['fault'], detail: string = code) => ({ reason, fault, detail });
  if (error instanceof TooLarge) return because('too-large', 'ours', '');
  if (error instanceof Bomb) return because('bomb', 'theirs', '');
  if (error instanceof CutShort) return because('cut-short', 'theirs', '');
  if (error instanceof BadEncoding) return because('bad-encoding', 'ours', message);
  if (stopped) return because('interrupted', 'ours', '');
  if (code === privateAddressCode) return because('private-address', 'ours', message);
  const lost = viaProxy ? 'ours' : 'unknown';
  if (late || /TIMEOUT|ETIMEDOUT/.test(code)) return because(answered ? 'too-slow' : 'timeout', lost, '');
  if (isMisspelt(error)) return because('bad-answer', viaProxy ? 'ours' : 'theirs', '');
  if (answered && (wasClosed(error) || code === mismatch)) return because('cut-short', lost);
  if (wasClosed(error)) return because('reset', lost);
  const [, reason, fault] = byCode.find(([codes]) => codes.test(code)) ?? [];
  if (reason !== undefined && fault !== undefined) return because(reason, viaProxy ? 'ours' : fault);
  return because('unreachable', viaProxy ? 'ours' : 'theirs', code || message.slice(0, 100));
}

/** Whether the other side ended the connection. */
export function wasClosed(error: unknown): boolean {
  return closed.test((error as NodeJS.ErrnoException | null)?.code ?? '');
}

/** No HTTP, or none that undici takes. */
function isMisspelt(error: unknown): boolean {
  const { name, message } = (error ?? {}) as Error;
  return name === 'HTTPParserError' || message === 'bad response';
}
