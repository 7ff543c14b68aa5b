/** RSS, Atom, RDF and JSON Feed, told apart by content. Only importer of feedsmith. */
import { parseFeed } from 'feedsmith';
import { decode } from '../extract/html/decode.ts';
import { cut, oneLine } from '../lib/chinese.ts';
import { httpUrl } from '../lib/urls.ts';

export interface FeedItem {
  id: string | null;
  url: string | null;
  title: string;
  /** As written: published, else changed. */
  date: string | null;
  /** Whose post it passes on, where the bridge marks that. */
  repostOf?: string;
}

const maxItems = 5000;

/** The items in the order of the feed; null when the bytes are no feed. Never throws. */
export function readFeed(body: Uint8Array, contentType: string | null): FeedItem[] | null {
  const { text } = decode(body, contentType);
  try {
    const { format, feed } = parseFeed(text.replace(/^[\s\ufeff]+/, ''));
    if (format === 'rss' || format === 'rdf') return (feed.items ?? []).slice(0, maxItems).map(rssItem);
    if (format === 'atom') return (feed.entries ?? []).slice(0, maxItems).map(atomItem);
    return (feed.items ?? []).slice(0, maxItems).map(jsonItem);
  } catch {
    return null;
  }
}

interface RssItem {
  title?: string;
  description?: string;
  link?: string;
  guid?: { value?: string };
  pubDate?: unknown;
  dc?: { date?: unknown; dates?: unknown[] };
}

function rssItem(item: RssItem): FeedItem {
  const dates = [item.pubDate, item.dc?.date, ...(item.dc?.dates ?? [])];
  return feedItem(item.guid?.value, item.link ?? item.guid?.value, item.title, dates, item.description);
}

interface AtomEntry {
  id?: string;
  title?: unknown;
  content?: unknown;
  links?: { href?: string; rel?: string }[];
  published?: unknown;
  updated?: unknown;
}

function atomItem(entry: AtomEntry): FeedItem {
  const links = entry.links ?? [];
  const link = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
  return feedItem(entry.id, link?.href, entry.title, [entry.published, entry.updated], textOf(entry.content));
}

interface JsonItem {
  id?: unknown;
  url?: string;
  external_url?: string;
  title?: string;
  summary?: string;
  content_html?: string;
  date_published?: unknown;
  date_modified?: unknown;
}

function jsonItem(item: JsonItem): FeedItem {
  const dates = [item.date_published, item.date_modified];
  return feedItem(item.id, item.url ?? item.external_url, item.title ?? item.summary, dates, item.content_html);
}

function feedItem(id: unknown, link: unknown, title: unknown, dates: unknown[], text: unknown): FeedItem {
  const repostOf = repostIn(typeof text === 'string' ? text.slice(0, 50_000) : '');
  const date = dates.find((d) => typeof d === 'string' && d.trim() !== '');
  return {
    id: typeof id === 'string' && id !== '' ? id.slice(0, 500) : null,
    url: typeof link === 'string' ? httpUrl(link) : null,
    title: cut(oneLine(textOf(title).slice(0, 2000)), 300),
    date: typeof date === 'string' ? date : null,
    ...(repostOf !== null && { repostOf }),
  };
}

/** RSSHub's mark of a Weibo post that passes another on: a quote that begins with 转发 and a name. */
function repostIn(html: string): string | null {
  const found = /<blockquote[^>]{0,300}>\s*(?:-\s*)?(?:转发|🔁)\s*<a\s[^>]{0,300}>@([^<]{1,60})<\/a>/.exec(html);
  return found === null ? null : oneLine(found[1]!);
}

/** Titles are plain strings, or objects with a value where they carry a type. */
function textOf(title: unknown): string {
  if (typeof title === 'string') return title;
  const value = (title as { value?: unknown } | null | undefined)?.value;
  return typeof value === 'string' ? value : '';
}
