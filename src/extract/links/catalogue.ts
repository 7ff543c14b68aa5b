/** The catalogue of the Guangdong platform (gkmlpt): its columns stand in a script, their rows come by address. */
import { oneLine } from '../../lib/chinese.ts';
import { httpUrl, pathOf } from '../../lib/urls.ts';
import type { Link } from '../../model/page.ts';
import type { Flat } from '../html/flat.ts';
import { endOfLiteral } from '../html/literal.ts';

const most = 400;
const deepest = 8;

interface Node {
  id?: unknown;
  name?: unknown;
  jump_url?: unknown;
  children?: unknown;
}

/** Each with the address of the first part of its rows, or where it leads instead. Empty on any other page. */
export function catalogueColumns(flat: Flat, pageUrl: string): Link[] {
  const root = /^(.*\/gkmlpt)\//.exec(pathOf(pageUrl))?.[1];
  if (root === undefined) return [];
  for (const { text } of flat.scripts) {
    const at = /\bTREE['"]?\s*:\s*(?=\[)/.exec(text);
    const site = /\bSID['"]?\s*:\s*['"]?(\d{1,12})\b/.exec(text)?.[1];
    if (at === null) continue;
    const from = at.index + at[0].length;
    const to = endOfLiteral(text, from);
    const tree = to === null ? null : parsed(text.slice(from, to));
    const query = site === undefined ? '?page=1' : `?page=1&sid=${site}`;
    if (Array.isArray(tree)) return columnsIn(tree, (id) => `${root}/api/all/${id}${query}`, pageUrl);
  }
  return [];
}

function columnsIn(tree: readonly unknown[], rowsOf: (id: unknown) => string, pageUrl: string): Link[] {
  const found: Link[] = [];
  const look = (nodes: readonly unknown[], depth: number): void => {
    for (const value of nodes) {
      if (found.length >= most || value === null || typeof value !== 'object') continue;
      const { id, name, jump_url: jump, children } = value as Node;
      const text = typeof name === 'string' ? oneLine(name.slice(0, 100)) : '';
      const below = Array.isArray(children) ? children : [];
      const address = typeof jump === 'string' && jump.trim() !== '' ? jump : rowsOf(id);
      const url = /^\d{1,12}$/.test(String(id)) ? httpUrl(address, pageUrl) : null;
      if (url !== null && text !== '') found.push({ url, text });
      if (depth < deepest) look(below, depth + 1);
    }
  };
  look(tree, 0);
  return found;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
