/** The cookies of one crawl: sites that answer only who sends theirs back. Of one host each, kept in memory, never on disk. */

interface Cookie {
  value: string;
  path: string;
  secure: boolean;
}

export interface CookieJar {
  /** Value of a Cookie header, '' where there is none to send. */
  for(url: URL): string;
  keep(url: URL, setCookies: readonly string[]): void;
}

const maxHosts = 500;
const maxCookies = 20;
const maxLength = 2000;

export function makeCookieJar(now: () => Date): CookieJar {
  const hosts = new Map<string, Map<string, Cookie>>();
  return {
    for({ hostname, pathname, protocol }) {
      const cookies = [...(hosts.get(hostname) ?? [])].filter(
        ([, c]) => isBelow(pathname, c.path) && (!c.secure || protocol === 'https:'),
      );
      return cookies.map(([name, { value }]) => `${name}=${value}`).join('; ');
    },
    keep({ hostname, pathname }, setCookies) {
      for (const line of setCookies.slice(0, maxCookies)) {
        const parsed = parse(line, pathname, now());
        if (parsed === null) continue;
        const { name, expired, ...cookie } = parsed;
        const cookies = hosts.get(hostname) ?? new Map<string, Cookie>();
        cookies.delete(name);
        if (!expired && cookies.size < maxCookies) cookies.set(name, cookie);
        if (hosts.has(hostname) || hosts.size < maxHosts) hosts.set(hostname, cookies);
      }
    },
  };
}

/** Null for what cannot be sent back as it came. */
function parse(line: string, pathname: string, now: Date): (Cookie & { name: string; expired: boolean }) | null {
  if (line.length > maxLength) return null;
  const [pair = '', ...rest] = line.split(';');
  const [, name = '', value = ''] =
    /^\s*([!#$%&'*+.^_`|~\w-]+)=([\x21\x23-\x3a\x3c-\x7e]*|"[\x20-\x7e]*")\s*$/.exec(pair) ?? [];
  if (name === '') return null;
  const attributes = new Map(
    rest.slice(0, 20).map((part) => {
      const [key = '', ...said] = part.split('=');
      return [key.trim().toLowerCase(), said.join('=').trim()] as const;
    }),
  );
  const path = attributes.get('path') ?? '';
  return {
    name,
    value,
    path: path.startsWith('/') ? path : pathname.replace(/\/[^/]*$/, '') || '/',
    secure: attributes.has('secure'),
    expired: Number(attributes.get('max-age') ?? 1) <= 0 || Date.parse(attributes.get('expires') ?? '') < now.getTime(),
  };
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}
