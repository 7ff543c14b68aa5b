/** What a column page holds: rows, a text, nothing, or something that we could not read. */
import type { ColumnState } from '../model/facts.ts';
import type { ColumnGroup } from './column-groups.ts';
import type { ReadPage } from './site-pages.ts';

/** Fewer characters than this, once the words of links are taken away, are a caption and not a text. */
const leastText = 30;

/** `parent`: other columns lie below it, so it need not have rows of its own. */
export function columnState(group: ColumnGroup, parent: boolean): { state: ColumnState; reason: string | null } {
  const { facts } = group.main;
  if (group.items.length > 0) return { state: 'listed', reason: null };
  if (facts.list !== null && facts.list.unread !== null) return { state: 'unread', reason: facts.list.unread };
  if (parent || hasContent(group.main)) return { state: 'page', reason: null };
  if (facts.frames.length > 0) return { state: 'unread', reason: 'frame' };
  // Only a list that was found and held no row is empty; a page that we did not understand is not.
  if (facts.list !== null) return { state: 'empty', reason: null };
  return { state: 'unread', reason: 'unparsed' };
}

function hasContent({ facts }: ReadPage): boolean {
  if (facts.attachments.length > 0 || facts.media.videos + facts.media.audios > 0) return true;
  if (facts.datedItems.length > 0 && facts.list === null) return true;
  let text = facts.text.replace(/\s+/g, '');
  const words = facts.links.map((link) => link.text.replace(/\s+/g, '')).filter((word) => word !== '');
  for (const word of words.sort((a, b) => b.length - a.length).slice(0, 500)) text = text.split(word).join('');
  return text.length >= leastText || facts.media.images >= 3;
}
