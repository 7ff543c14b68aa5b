/** A print of a page's structure: pages made from one template share it, whatever their text and length of lists. */
import { heldOr, remembering } from '../../lib/maps.ts';
import type { Flat } from './flat.ts';

const frame = new Map(
  'html body div section main header footer nav article aside form table ul ol h1 h2 h3 iframe'
    .split(' ')
    .map((name, rank) => [name, rank]),
);
/** Numbers in names of classes differ from page to page. */
const plainClass = remembering((name) => name.replace(/\d+/g, '#'));
const maxDepth = 9;
const maxShapes = 401;

/** FNV-1a over the distinct outer elements with their classes, as 8 hex digits. */
export function templateOf(flat: Flat): string {
  let hash = 0x811c9dc5;
  /** Places by class. */
  const seen = new Map<string, Set<number>>();
  let shapes = 0;
  for (const box of flat.boxes) {
    const rank = box.depth > maxDepth ? undefined : frame.get(box.name);
    if (rank === undefined) continue;
    const plain = plainClass(box.attribs.class ?? '');
    const places = heldOr(seen, plain, () => new Set());
    const place = rank * 100 + box.depth;
    if (places.has(place)) continue;
    if (++shapes > maxShapes) break;
    places.add(place);
    const shape = `${box.depth} ${box.name} ${plain}`;
    for (let i = 0; i < shape.length; i++) hash = Math.imul(hash ^ shape.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
