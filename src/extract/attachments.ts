/** Files that a page offers. */
import { firstOf, oneLine } from '../lib/chinese.ts';
import type { Attachment } from '../model/page.ts';
import { anchorsIn, type Box, type Flat, textOf } from './flat.ts';
import type { Resolve } from './links.ts';

const file = /\.(?:docx?|wps|xlsx?|et|pptx?|pdf|ofd|zip|rar|7z|txt|csv|ceb)$/i;
const download = /(?:download|attach|\/e\/public\/DownSys|file_?down)/i;
const maxFiles = 300;

/** In the body where there is one, else on the whole page. */
export function readAttachments(flat: Flat, body: Box | null, resolve: Resolve): Attachment[] {
  const files = new Map<string, Attachment>();
  const within = body === null ? flat.anchors : anchorsNear(flat, body);
  for (const index of within) {
    const box = flat.boxes[index]!;
    const url = resolve(box.attribs.href!);
    if (url === null || files.has(url) || files.size >= maxFiles) continue;
    const text = oneLine(textOf(flat, box));
    const path = url.split(/[?#]/)[0]!;
    const isFile = file.test(path) || file.test(text) || (download.test(url) && /附件|下载/.test(text));
    if (isFile) files.set(url, { name: firstOf(text || oneLine(box.attribs.title ?? '') || lastPart(path), 300), url });
  }
  return [...files.values()];
}

/** Attachments often stand in a box of their own beside the body, under one parent. */
function anchorsNear(flat: Flat, body: Box): number[] {
  const parent = flat.boxes[body.parent];
  const grand = parent === undefined ? undefined : flat.boxes[parent.parent];
  return anchorsIn(flat, grand ?? parent ?? body);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
