/** Addresses that an element opens by script when it is clicked: menus without a plain link. */
import type { Box } from '../html/flat.ts';

const opens =
  /(?:location(?:\.href)?\s{0,9}=|(?:location\.(?:assign|replace)|\b(?:window\.)?open|\b(?:go|jump|link|to|open)(?:to|url|page|link|href)?)\s{0,9}\()\s{0,9}(?:encodeURI\(\s{0,9})?(?:'([^'\s]{1,300})'|"([^"\s]{1,300})")/i;
const longest = 2_000;

/** As it is written there, null where none is. */
export function clickedAddress({ attribs }: Box): string | null {
  const { href, onclick } = attribs;
  const script = onclick ?? (href !== undefined && /^\s*javascript:/i.test(href) ? href : null);
  if (script === null) return null;
  const found = opens.exec(script.slice(0, longest));
  const address = found?.[1] ?? found?.[2] ?? null;
  return address !== null && /[/.]/.test(address) ? address : null;
}
