/** Text of an OFD file (GB/T 33190): page by page, the codes of its text objects, a line for each height. */

import type { Zip } from '../../lib/zip.ts';
import { walkXml } from './xml.ts';

const maxPages = 500;

export interface OfdText {
  pages: string[];
  signed: boolean;
  /** Some page could not be unpacked. */
  damaged: boolean;
  cut: boolean;
}

export function readOfd(zip: Zip, maxText: number): OfdText {
  const names = zip.entries.map((entry) => entry.name);
  const contents = pagePaths(zip, names);
  const pages: string[] = [];
  let damaged = false;
  let size = 0;
  for (const name of contents.slice(0, maxPages)) {
    const content = zip.read(name);
    damaged ||= content === null;
    const text = pageText(utf8(content));
    pages.push(text);
    size += text.length;
    if (size > maxText) break;
  }
  const signed = names.some((name) => /(?:^|\/)Signs?\/.*Signature\.xml$/i.test(name));
  return { pages, signed, damaged, cut: damaged || pages.length < contents.length };
}

/** In the order in which the document names them; by number where it does not tell. */
function pagePaths(zip: Zip, names: readonly string[]): string[] {
  const paths: string[] = [];
  for (const document of names.filter((name) => /(?:^|\/)Document\.xml$/.test(name)).slice(0, 20)) {
    const folder = document.slice(0, document.lastIndexOf('/') + 1);
    walkXml(utf8(zip.read(document)), {
      open(name, attribute) {
        const base = name === 'Page' ? attribute('BaseLoc') : null;
        if (base !== null) paths.push(base.startsWith('/') ? base.slice(1) : folder + base.replace(/^\.\//, ''));
      },
    });
  }
  const held = paths.filter((path) => names.includes(path));
  if (held.length > 0) return held;
  const number = (name: string) => Number(/Page_(\d+)/.exec(name)?.[1] ?? 0);
  return names.filter((name) => /Page_\d+\/Content\.xml$/.test(name)).sort((a, b) => number(a) - number(b));
}

function pageText(xml: string): string {
  let text = '';
  let inCode = false;
  let height: number | null = null;
  let boundary = 0;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'TextObject') boundary = Number(attribute('Boundary')?.trim().split(/\s+/)[1] ?? 0);
      if (name !== 'TextCode') return;
      inCode = true;
      const at = boundary + Number(attribute('Y') ?? 0);
      if (height !== null && Math.abs(at - height) > 1) text += '\n';
      height = at;
    },
    close(name) {
      if (name === 'TextCode') inCode = false;
    },
    text(part) {
      if (inCode) text += part;
    },
  });
  return text;
}

function utf8(bytes: Uint8Array | null): string {
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}
