/** A print of a page's structure: pages made from one template share it, whatever their text and length of lists. */
import { remembering } from '../lib/maps.ts';
import type { Flat } from './flat.ts';

const frame = new Set(
  'html body div section main header footer nav article aside form table ul ol h1 h2 h3 iframe'.split(' '),
);
/** Numbers in names of classes differ from page to page. */
const plainClass = remembering((name) => name.replace(/\d+/g, '#'));
const maxDepth = 9;

/** FNV-1a over the distinct outer elements with their classes, as 8 hex digits. */
export function templateOf(flat: Flat): string {
  let hash = 0x811c9dc5;
  const seen = new Set<string>();
  for (const box of flat.boxes) {
    if (box.depth > maxDepth || !frame.has(box.name)) continue;
    const shape = `${box.depth} ${box.name} ${plainClass(box.attribs.class ?? '')}`;
    if (seen.has(shape) || seen.size > 400) continue;
    seen.add(shape);
    for (let i = 0; i < shape.length; i++) hash = Math.imul(hash ^ shape.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
