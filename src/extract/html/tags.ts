/** What the name of an element means for the text of a page. */
import { remembering } from '../../lib/maps.ts';

export interface Tag {
  name: string;
  /** What sets off its text before and behind: a line, or a cell. */
  breaks: '\n' | '\t' | null;
  isEdge: boolean;
  /** Its text is not shown. */
  isSilent: boolean;
}

const blocks = new Set(
  (
    'address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'legend li main nav ol p pre section table tbody thead tfoot tr ul caption'
  ).split(' '),
);
/** Inline elements that set off what they hold; word processors break one number into many spans, so span is none. */
const edges = new Set('a i em small time label'.split(' '));
const silent = new Set('title style noscript template textarea select object svg head iframe'.split(' '));

export const headingTags: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

export const tagOf = remembering((name): Tag => {
  const breaks = name === 'td' || name === 'th' ? '\t' : blocks.has(name) ? '\n' : null;
  return { name, breaks, isEdge: edges.has(name), isSilent: silent.has(name) };
});
