/** The guard at connect time: a name is looked up by the connection itself, and only public addresses of it are used. */
import type { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './address.ts';

export type Lookup = typeof systemLookup;

/** Code of the error that the guard throws. */
export const privateAddressCode = 'EPRIVATE';

export function privateAddress(address: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`private address ${address}`), { code: privateAddressCode });
}

export function guardedLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 4);
      const open = addresses.filter(({ address }) => !isPrivateAddress(address));
      const first = open[0];
      if (first === undefined) return done(privateAddress(addresses[0]?.address ?? hostname), '', 4);
      if (options.all) done(null, open);
      else done(null, first.address, first.family);
    });
  };
}
