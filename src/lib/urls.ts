/** Addresses as keys and places. Nothing here touches the network. */

const tracking =
  /^(utm_\w+|spm|from|isappinstalled|share_\w+|_t|timestamp|rand|random|jsessionid|phpsessid|sessionid)$/i;

/** A path that parsing leaves as it is, with what it may ask for. */
const plainPath = String.raw`(?:\/[\w~-][\w.~-]*)*\/?(?:\?[\w.~=&/-]*)?$`;
const plainAddress = new RegExp(String.raw`^https?:\/\/(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?=\/)${plainPath}`);
const plainRooted = new RegExp(`^(?=/)${plainPath}`);
const plainRelative = new RegExp(String.raw`^(?:\.\/)?((?:\.\.\/)*)([\w~-][\w.~-]*${plainPath})`);

/** As `httpUrl` with a base, for many links of one page: most need no parser. */
export function resolving(base: string): (href: string) => string | null {
  const at = URL.parse(base);
  if (at === null || !/^https?:$/.test(at.protocol)) return (href) => httpUrl(href, base);
  const folder = at.pathname.replace(/[^/]*$/, '');
  return (href) => {
    if (href.length + base.length > 1_000) return httpUrl(href, base);
    if (plainRooted.test(href)) return at.origin + href;
    const relative = plainRelative.exec(href);
    if (relative === null) return httpUrl(href, base);
    let above = folder;
    for (let ups = relative[1]!.length / 3; ups > 0; ups--) above = above.replace(/[^/]*\/$/, '') || '/';
    return at.origin + above + relative[2]!;
  };
}

/** The absolute http(s) address of a link, or null for anything else. Never throws. */
export function httpUrl(href: string, base?: string): string | null {
  // Put together anew: a mere piece of a page would keep the whole page in memory.
  if (href.length < 2_000 && plainAddress.test(href)) return `http${href.slice(4)}`;
  const trimmed = href.trim();
  if (trimmed === '' || trimmed.length > 2048) return null;
  const url = URL.parse(trimmed, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}

/** An address that the rules below leave as it is; most are. */
const plain =
  /^https?:\/\/(?:(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*|(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2}))(?::[1-9]\d{3,4})?\/(?:(?!\.)[\w.~-]+(?:\/|$))*$/;

/** One key for addresses that mean the same page: no fragment, session ids or tracking parameters, sorted query. */
export function canonicalUrl(address: string): string {
  if (plain.test(address)) return address;
  const url = URL.parse(address);
  if (url === null) return address;
  url.hash = '';
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '');
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  return url.href;
}

const indexPage = /\/(index|default)\.(s?html?|jsp|aspx?|php)$/i;
/** Host and path of an address that needs no parser. */
const plainPlace =
  /^https?:\/\/((?:(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))(?::[1-5]\d{3,4})?)(?=\/)((?:\/[\w~-][\w.~-]*)*\/?)$/;

/** A stable place for fingerprints: host and path without scheme, `www.` and index page. */
export function placeOf(address: string): string {
  const plain = plainPlace.exec(address);
  if (plain !== null) return plain[1]!.replace(/^www\./, '') + plain[2]!.replace(indexPage, '/');
  const url = URL.parse(canonicalUrl(address));
  if (url === null) return address;
  const path = url.pathname.replace(indexPage, '/');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host ?? '';
}

export function pathOf(address: string): string {
  return URL.parse(address)?.pathname ?? '/';
}

/** Whether the path lies below one of the prefixes (`/a` covers `/a`, `/a/` and `/a/b`, not `/ab`). */
export function underPath(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((p) => path === p || path.startsWith(p.endsWith('/') ? p : `${p}/`));
}
