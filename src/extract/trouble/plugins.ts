/** Parts of a page that a browser of today does not show without an old plug-in. */
import type { Plugin } from '../../model/page.ts';
import type { Box, Flat } from '../html/flat.ts';

const flashClass = /d27cdb6e-ae6d-11cf-96b8-444553540000/i;

/** Each once; empty where the page needs none. */
export function findPlugins(flat: Flat): Plugin[] {
  const found = flat.boxes.flatMap((box) => pluginOf(box) ?? []);
  return [...new Set(found)].sort();
}

function pluginOf({ name, attribs }: Box): Plugin | null {
  if (name === 'applet') return 'applet';
  if (name !== 'object' && name !== 'embed') return null;
  const { classid = '', type = '', data = '', src = '' } = attribs;
  const isFlash = flashClass.test(classid) || /shockwave-flash/i.test(type) || /\.swf(?:[?#]|$)/i.test(data || src);
  if (isFlash) return 'flash';
  return /^\s*clsid:/i.test(classid) ? 'activex' : null;
}
