/** Which addresses belong to a site, and which of them are pages. */
import { remembering } from '../../lib/maps.ts';
import { canonicalUrl, pathOf, underPath } from '../../lib/urls.ts';

export interface Scope {
  has(url: string): boolean;
  /** The key of a page of the site; empty for what is none, or of another site. */
  keyOf(url: string): string;
  /** The home page turned out to live elsewhere. */
  extend(url: string): void;
}

/** Same host with or without `www.`, http and https alike, below the path of the site's address. */
export function makeScope(siteUrl: string): Scope {
  const folders: { host: string; folder: string }[] = [];
  const has = (url: string) => {
    const host = bareHost(url);
    return folders.some((part) => part.host === host && underPath(pathOf(url), [part.folder]));
  };
  const find = () => remembering((url) => (isPageAddress(url) && has(url) ? pageKey(url) : ''), remembered);
  let keyOf = find();
  const extend = (url: string) => {
    folders.push({ host: bareHost(url), folder: pathOf(url).replace(/[^/]*$/, '') });
    keyOf = find();
  };
  extend(siteUrl);
  return { has, keyOf: (url) => keyOf(url), extend };
}

/** Addresses of which we know what they are: pages of one site lead to much the same ones. */
const remembered = 50_000;

const front = /^https?:\/\/(www\.)?/;
/** A number of a session in the path, as ASP.NET writes it. */
const session = /\/\([a-z]\([a-z0-9]{20,}\)\)(?=\/)/i;

/** One key for the addresses of one page: scheme, `www.` and session do not matter. */
export function pageKey(url: string): string {
  return canonicalUrl(url).replace(front, '').replace(session, '');
}

function bareHost(url: string): string {
  return (URL.parse(url)?.host ?? '').replace(/^www\./, '').replace(/:(80|443)$/, '');
}

const fileTypes =
  /\.(jpe?g|png|gif|bmp|webp|svg|ico|tiff?|css|js|json|xml|rss|woff2?|ttf|eot|pdf|docx?|xlsx?|pptx?|wps|et|ofd|csv|txt|rtf|zip|rar|7z|gz|tar|exe|apk|msi|dmg|iso|mp3|mp4|wma|wmv|avi|flv|mov|m4a|wav|swf|m3u8|cebx?)$/i;

/** Whether the address looks like a page and not like a file. */
export function isPageAddress(url: string): boolean {
  return !fileTypes.test(pathOf(url));
}

/** Whether two hosts belong to one registered name, as far as their last labels tell. */
export function sameOwner(a: string, b: string): boolean {
  return ownerOf(a) === ownerOf(b);
}

function ownerOf(url: string): string {
  const labels = (URL.parse(url)?.hostname ?? '').split('.');
  const short = /^(gov|com|org|net|edu|ac)$/.test(labels.at(-2) ?? '') ? 3 : 2;
  return /^\d+$/.test(labels.at(-1) ?? '') ? labels.join('.') : labels.slice(-short).join('.');
}
