/** The main text of a page, and what it holds besides text. */

import { firstOf } from '../../lib/chinese.ts';
import { remembering } from '../../lib/maps.ts';
import { type Box, type Flat, textOf } from '../html/flat.ts';

const named =
  /(?:^|[\s_-])(?:trs_u?editor|trs_editor_view|zoom(?:con)?|article[-_]?(?:content|body|con|text)|content[-_]?(?:article|text|body)|pages_content|ucap-?content|vsb_content|easysite-news-text|text_?con|news[-_]?con(?:tent)?|con_?text|detail[-_]?con(?:tent)?|xl_?content|txtcon|artcon|nr_con|wz_?con)(?:$|[\s_-])/;
const foot = /(?:^|[\s_-])(?:foot\w*|copy(?:right)?|banquan)(?=$|[\s_-])/;
const partOf = remembering((label) => (foot.test(label) ? 'foot' : named.test(label) ? 'body' : 'other'));
const isFoot = ({ name, label }: Box): boolean => name === 'footer' || (label !== '' && partOf(label) === 'foot');
const holdsText = new Set(['p', 'span', 'font', 'b', 'strong', 'em', 'o:p', 'u', 'i', 'section']);
const maxText = 200_000;

/** The element that holds the main text, null where none stands out. */
export function bodyBox(flat: Flat): Box | null {
  let best: Box | null = null;
  let most = 0;
  const weights = paragraphs(flat);
  for (let i = 0; i < flat.boxes.length; i++) {
    const box = flat.boxes[i]!;
    if (isFoot(box)) {
      i = box.end - 1;
      continue;
    }
    const length = box.to - box.from;
    const byName = box.label !== '' && partOf(box.label) === 'body';
    const weight = weights[i]! + (byName ? 200 + Math.min(length, 400) : 0);
    if (weight > most) [best, most] = [box, weight];
  }
  return best;
}

/** Running text by the element it hangs in: paragraphs count for their parent, bare text for its own element. */
function paragraphs(flat: Flat): Uint32Array {
  const weights = new Uint32Array(flat.boxes.length);
  for (let i = 0; i < flat.starts.length; i++) {
    const owner = flat.owners[i]!;
    if (owner < 0) continue;
    const length = (flat.starts[i + 1] ?? flat.text.length) - flat.starts[i]!;
    if (length < 20) continue;
    let index = owner;
    let paragraph = false;
    for (let n = 0; n < 4 && index >= 0; n++) {
      const box = flat.boxes[index]!;
      if (box.name === 'a' || box.name === 'li' || box.name === 'title') break;
      // The entries of a list of terms are one text, unless an entry is a text itself.
      const isEntry = (box.name === 'dd' || box.name === 'dt') && !paragraph;
      paragraph ||= box.name === 'p' || box.name === 'section';
      if (!holdsText.has(box.name) && !isEntry) {
        weights[index]! += length;
        break;
      }
      index = box.parent;
    }
  }
  return weights;
}

/** More links than these beside the body are a menu. */
const mostBeside = 3;

/** What pages of leaders and offices tell in panes of their own (分工 beside 履历): the box around the body, without menus and foot. */
export function aroundBody(flat: Flat, body: Box | null): Box | null {
  if (body === null) return null;
  const links = flat.anchors.filter((i) => !/^(?:#|javascript:|$)/i.test(flat.boxes[i]!.attribs.href!.trim()));
  const inside = (box: Box) => links.filter((i) => i >= box.index && i < box.end).length;
  const isFrame = ({ name, index, end }: Box) =>
    name === 'body' || name === 'html' || flat.boxes.slice(index, end).some(isFoot);
  let around = body;
  for (let up = flat.boxes[body.parent]; up !== undefined; up = flat.boxes[up.parent]) {
    if (isFrame(up) || inside(up) - inside(body) > mostBeside) break;
    around = up;
  }
  return around;
}

/** The text of the body, else of the whole page. */
export function mainText(flat: Flat, body: Box | null): string {
  const text = body === null ? flat.text : textOf(flat, body);
  const plain = text.replace(/[ \t]+/g, ' ').replace(/ ?\n ?/g, '\n');
  return firstOf(plain.trim(), maxText);
}

const playerBox = /(?:^|[\s_-])(?:ckplayer|prism-player|dplayer|video-js|edui-upload-video|jwplayer)/i;

export function countMedia(flat: Flat, body: Box | null): { images: number; videos: number; audios: number } {
  const media = { images: 0, videos: 0, audios: 0 };
  if (body === null) return media;
  for (let i = body.index; i < body.end; i++) {
    const { name, attribs } = flat.boxes[i]!;
    const src = attribs.src ?? attribs.data ?? attribs.href ?? '';
    // Containers that the players of editors and CMS fill by script.
    const player = playerBox.test(attribs.class ?? '');
    if (name === 'img' && !player) media.images++;
    else if (player || name === 'video' || (name === 'embed' && !/\.mp3/i.test(src))) media.videos++;
    else if (name === 'audio') media.audios++;
    else if (name === 'iframe' && /video|player|v\.qq\.com|youku|\.(?:mp4|m3u8|flv)\b/i.test(src)) media.videos++;
    else if (name === 'a' && /\.(?:mp4|flv|wmv|m3u8)(?:$|\?)/i.test(src)) media.videos++;
    else if (name === 'a' && /\.(?:mp3|wav|m4a)(?:$|\?)/i.test(src)) media.audios++;
  }
  const players = flat.scripts.filter(
    (s) => s.parent >= body.index && s.parent < body.end && /\.(?:mp4|m3u8|flv)\b/i.test(s.text),
  );
  media.videos += players.length;
  return media;
}
