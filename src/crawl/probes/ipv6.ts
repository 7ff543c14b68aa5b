/** Whether a host has addresses of the sixth version, asked of our resolver by name. */
import type { Resolver } from 'node:dns/promises';
import type { Evidence, Gap } from '../../model/facts.ts';
import type { Ipv6Fact } from '../../model/technique.ts';
import { isLocalName, isPrivateAddress, literalAddress } from '../network/address.ts';

/** A name that has had such a record for decades: a resolver that finds none there finds none anywhere. */
const witness = 'a.root-servers.net';
const maxShown = 5;

type Resolving = Pick<Resolver, 'resolve4' | 'resolve6'>;

/** A gap where our resolver or the way to the site leaves it open. */
export async function askIpv6(
  url: URL,
  viaProxy: boolean,
  resolver: Resolving,
  at: Evidence,
): Promise<{ ipv6: Ipv6Fact } | { gap: Gap }> {
  const host = url.hostname;
  const gap = (reason: Gap['reason'], detail: string) => ({
    gap: { fact: 'ipv6' as const, place: host, reason, detail },
  });
  if (literalAddress(host) !== null || isLocalName(host)) return gap('not-configured', '网址没有可查询的域名');
  if (viaProxy) return gap('not-configured', '经代理访问，不查询域名记录');
  const all = await addresses(() => resolver.resolve6(host));
  if (all === null) return gap('no-such-host', '本机的域名解析服务没有答复');
  const open = all.filter((address) => !isPrivateAddress(address));
  if (open.length > 0) return { ipv6: { host, addresses: open.slice(0, maxShown), proven: true, at } };
  if (all.length > 0) return gap('private-address', '只解析到内部地址');
  // A name that has no address of either kind is not known to our resolver.
  const older = await addresses(() => resolver.resolve4(host));
  if (older === null || older.every(isPrivateAddress)) return gap('no-such-host', '本机的域名解析服务查不到该域名');
  const seen = await addresses(() => resolver.resolve6(witness));
  return { ipv6: { host, addresses: [], proven: seen !== null && seen.length > 0, at } };
}

/** Null where the resolver failed; none where it says that there are none. */
async function addresses(ask: () => Promise<string[]>): Promise<string[] | null> {
  try {
    return await ask();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENODATA' ? [] : null;
  }
}
