/** RSS, Atom, RDF and JSON Feed, told apart by content. Only importer of feedsmith. */
import { parseFeed } from 'feedsmith';
import { decode } from '../extract/html/decode.ts';
import { cut, oneLine } from '../lib/chinese.ts';
import { httpUrl } from '../lib/urls.ts';
import { linksIn } from './post-links.ts';
import { tagsClose } from './tags-close.ts';

export interface FeedItem {
  id: string | null;
  url: string | null;
  title: string;
  /** As written: published, else changed. */
  date: string | null;
  /** Whose post it passes on, where the bridge marks that. */
  repostOf?: string;
  /** Where its text leads, out of the platform. */
  links: string[];
}
export interface Feed {
  /** In the order of the feed. */
  items: FeedItem[];
  title: string;
  /** The program that wrote it; empty where it does not say. */
  generator: string;
  /** When it says that it was built, as written. */
  built: string | null;
  /** Its end is there. A feed in rising order that was cut lacks the newest posts. */
  ended: boolean;
}

const maxItems = 5000;

/** Null when the bytes are no feed. Never throws. */
export function readFeed(body: Uint8Array, contentType: string | null): Feed | null {
  const text = decode(body, contentType).text.replace(/^[\s\ufeff]+/, '');
  if (text.startsWith('<') && !tagsClose(text)) return null;
  try {
    const { format, feed } = parseFeed(text);
    const about = {
      title: oneLine(textOf((feed as { title?: unknown }).title).slice(0, 200)),
      generator: textOf((feed as { generator?: unknown }).generator).slice(0, 200) || generatorIn(text),
      built: /<lastBuildDate>([^<]{1,60})</.exec(text.slice(0, 20_000))?.[1] ?? null,
      ended: format === 'json' || /<\/(?:rss|feed|rdf:rdf|rdf)\s*>/i.test(text.slice(-2000)),
    };
    if (format === 'rss' || format === 'rdf') return { ...about, items: some(feed.items).map(rssItem) };
    if (format === 'atom') return { ...about, items: some(feed.entries).map(atomItem) };
    return { ...about, items: some(feed.items).map(jsonItem) };
  } catch {
    return null;
  }
}

/** JSON Feed knows no generator, but bridges write one; it stands before the items. */
function generatorIn(text: string): string {
  return /^\{[\s\S]{0,5000}?"generator"\s*:\s*"([^"\\]{1,100})"/.exec(text)?.[1] ?? '';
}

function some<T>(items: readonly T[] | undefined): T[] {
  return (items ?? []).slice(0, maxItems);
}

interface RssItem {
  title?: string;
  description?: string;
  link?: string;
  guid?: { value?: string };
  pubDate?: unknown;
  dc?: { date?: unknown; dates?: unknown[] };
  content?: { encoded?: string };
}

function rssItem(item: RssItem): FeedItem {
  const dates = [item.pubDate, item.dc?.date, ...(item.dc?.dates ?? [])];
  return feedItem(
    item.guid?.value,
    item.link ?? item.guid?.value,
    item.title,
    dates,
    `${item.description ?? ''}\n${item.content?.encoded ?? ''}`,
  );
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
  const html = typeof text === 'string' ? text.slice(0, 50_000) : '';
  const repostOf = repostIn(html);
  const date = dates.map((d) => (typeof d === 'number' ? String(d) : d)).find((d) => typeof d === 'string' && d.trim());
  return {
    id: typeof id === 'string' && id.trim() !== '' ? id.trim().slice(0, 500) : null,
    url: typeof link === 'string' ? httpUrl(link) : null,
    title: cut(oneLine(textOf(title).slice(0, 2000)), 300),
    date: typeof date === 'string' ? date : null,
    links: linksIn(html),
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
  const { value, text } = (title ?? {}) as { value?: unknown; text?: unknown };
  return typeof value === 'string' ? value : typeof text === 'string' ? text : '';
}
