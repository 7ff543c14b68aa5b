/** Files that a page offers: by links, or shown in a frame. */
import { firstOf, oneLine } from '../../lib/chinese.ts';
import type { Attachment } from '../../model/page.ts';
import { anchorsIn, type Box, type Flat, textOf } from '../html/flat.ts';
import type { Resolve } from './links.ts';

const types = 'docx?|wps|xlsx?|et|pptx?|dps|rtf|pdf|ofd|zip|rar|7z|txt|csv|ceb';
const file = new RegExp(`\\.(?:${types})$`, 'i');
/** In a name: 年报.docx】, 年报.pdf (1.2MB) */
const named = new RegExp(`\\.(?:${types})(?:$|[\\s】\\])）(（])`, 'i');
/** In the query of a program that hands out files, or of a viewer: ?filename=a.pdf, viewer.html?file=%2Fa.pdf */
const asked = new RegExp(`[?&](?:\\w*file\\w*|url|src|path|name)=([^&#]{1,500}?\\.(?:${types}))(?:[&#]|$)`, 'i');
const download = /(?:download|attach|DownSys|downfile|file_?down)/i;
const frames = new Set(['iframe', 'embed', 'object']);
const maxFiles = 300;

/** In the body where there is one, else on the whole page. */
export function readAttachments(flat: Flat, body: Box | null, resolve: Resolve): Attachment[] {
  const files = new Map<string, Attachment>();
  const add = (url: string | null, name: string) => {
    if (url !== null && !files.has(url) && files.size < maxFiles) files.set(url, { name: firstOf(name, 300), url });
  };
  const near = body === null ? null : around(flat, body);
  for (const index of near === null ? flat.anchors : anchorsIn(flat, near)) {
    const box = flat.boxes[index]!;
    const url = resolve(box.attribs.href!);
    if (url === null || files.has(url)) continue;
    const path = /^[^?#]*/.exec(url)![0];
    const isFile = file.test(path);
    const isHanded = download.test(url);
    const shown = textOf(flat, box);
    // Most links are none, and their words need no tidying.
    if (!isFile && !isHanded && !shown.includes('.') && /[一-龥]/.test(shown)) continue;
    const text = oneLine(shown) || oneLine(box.attribs.title ?? box.attribs.download ?? '');
    const isAsked = isHanded && ((/附件|下载/.test(text) && !path.endsWith('/')) || asked.test(url));
    if (isFile || isAsked || named.test(text)) add(url, text || lastPart(path));
  }
  for (let i = near?.index ?? 0; i < (near?.end ?? flat.boxes.length); i++) {
    const box = flat.boxes[i]!;
    if (!frames.has(box.name)) continue;
    const url = shownIn(box.attribs.src ?? box.attribs.data ?? '', resolve);
    add(url, oneLine(box.attribs.title ?? '') || lastPart((url ?? '').split(/[?#]/)[0]!));
  }
  return [...files.values()];
}

/** The file that a frame shows, itself or through a viewer. */
function shownIn(src: string, resolve: Resolve): string | null {
  if (file.test(src.split(/[?#]/)[0]!)) return resolve(src);
  const inner = asked.exec(src)?.[1];
  if (inner === undefined) return null;
  try {
    return resolve(decodeURIComponent(inner));
  } catch {
    return null;
  }
}

/** Attachments often stand in a box of their own beside the body, under one parent. */
function around(flat: Flat, body: Box): Box {
  const parent = flat.boxes[body.parent];
  const grand = parent === undefined ? undefined : flat.boxes[parent.parent];
  return grand ?? parent ?? body;
}

function lastPart(path: string): string {
  const part = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
