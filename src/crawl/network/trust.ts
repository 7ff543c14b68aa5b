/** Whom we trust to vouch for a host: Node's list, and the machine's own, to which an office may have added its authorities. */
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

let roots: string[] | null = null;
let usual: SecureContext | null = null;

/** Made once, at the first https connection: reading the lists takes some 50 ms. */
export function trusted(): SecureContext {
  usual ??= createSecureContext({ ca: list() });
  return usual;
}

function list(): string[] {
  roots ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return roots;
}
