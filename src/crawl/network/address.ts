/** Which addresses must not be reached: everything that is not plain public unicast. Only importer of ipaddr.js. */
import ipaddr from 'ipaddr.js';

/** Whether an IP address is private, loopback, link-local, unique-local, multicast, a metadata service, translated or reserved. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  return !ipaddr.isValid(bare) || ipaddr.process(bare).range() !== 'unicast';
}

/** The literal address of a host part (`127.0.0.1`, `[::1]`), null for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

/** A name that only means something inside a network. */
export function isLocalName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return !name.includes('.') || /\.(localhost|local|internal|intranet|lan|home\.arpa)$/.test(name);
}
