/** Addresses on the page, made absolute once. */
import { firstOf, oneLine } from '../../lib/chinese.ts';
import { httpUrl, resolving } from '../../lib/urls.ts';
import type { Link } from '../../model/page.ts';
import { type Flat, textOf } from '../html/flat.ts';
import { clickedAddress } from './click-links.ts';

/** The absolute http(s) address of an href, null for anything else. */
export type Resolve = (href: string) => string | null;

export const maxLinks = 5_000;
/** Characters of all links of a page together. */
const maxLetters = 1_000_000;

/** What leads to no page. */
const elsewhere = /^\s*(?:#|javascript:|mailto:|tel:|data:)/i;

export function resolver(pageUrl: string, base: string | null): Resolve {
  const root = (base === null ? null : httpUrl(base, pageUrl)) ?? pageUrl;
  const absolute = resolving(root);
  const known = new Map<string, string | null>();
  return (href) => {
    let url = known.get(href);
    if (url === undefined) {
      url = !href.startsWith('/') && elsewhere.test(href) ? null : absolute(href);
      if (known.size < 20_000) known.set(href, url);
    }
    return url;
  };
}

/** Every distinct link, first text first; image links take their title or alt. `cut`: there are more. */
export function readLinks(flat: Flat, resolve: Resolve): { links: Link[]; cut: boolean } {
  const links = new Map<string, Link>();
  let letters = 0;
  let cut = false;
  for (const index of flat.anchors) {
    const box = flat.boxes[index]!;
    const url = resolve(box.attribs.href!);
    if (url === null) continue;
    const seen = links.get(url);
    if (seen === undefined) letters += url.length;
    cut = seen === undefined && (links.size >= maxLinks || letters > maxLetters);
    if (cut) break;
    if (seen !== undefined && seen.text !== '') continue;
    const text = firstOf(oneLine(textOf(flat, box)), 300) || titled(flat, index);
    if (seen === undefined) links.set(url, { url, text });
    else seen.text = text;
  }
  for (const box of flat.boxes) {
    const href = clickedAddress(box) ?? (box.name === 'area' ? box.attribs.href : undefined) ?? chosenSite(box);
    const url = href === undefined ? null : resolve(href);
    if (url === null || links.has(url)) continue;
    cut ||= links.size >= maxLinks || letters > maxLetters;
    letters += url.length;
    // A clickable frame around much else has no name.
    const text = box.to - box.from > 300 ? '' : oneLine(textOf(flat, box));
    if (!cut) links.set(url, { url, text: text || titled(flat, box.index) });
  }
  return { links: [...links.values()], cut };
}

/** Links to other sites often stand in a drop-down list (“省直部门网站”). */
function chosenSite({ name, attribs }: Flat['boxes'][number]): string | undefined {
  return name === 'option' && /^https?:\/\//i.test(attribs.value ?? '') ? attribs.value : undefined;
}

function titled(flat: Flat, index: number): string {
  const box = flat.boxes[index]!;
  const image = flat.boxes[index + 1];
  const text =
    box.attribs.title ??
    box.attribs.alt ??
    (image?.name === 'img' && index + 1 < box.end ? image.attribs.alt : '') ??
    '';
  return firstOf(oneLine(text), 300);
}

/** Addresses of frames, or of scripts. */
export function readSources(flat: Flat, resolve: Resolve): { frames: string[]; scripts: string[] } {
  const frames = new Set<string>();
  for (const box of flat.boxes) {
    if (box.name !== 'iframe' && box.name !== 'frame') continue;
    const url = resolve(box.attribs.src ?? '');
    if (url !== null && frames.size < 100) frames.add(url);
  }
  const scripts = new Set<string>();
  for (const script of flat.scripts) {
    const url = script.attribs.src === undefined ? null : resolve(script.attribs.src);
    if (url !== null && scripts.size < 200) scripts.add(url);
  }
  return { frames: [...frames], scripts: [...scripts] };
}
