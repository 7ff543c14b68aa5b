/** Whether every tag of a feed is closed: a parser takes seconds over the rest of the text for each that is not. */

const longestTag = 20_000;

/** One pass; what stands in CDATA and comments is text. */
export function tagsClose(xml: string): boolean {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const end = xml.startsWith('<![CDATA[', at) ? ']]>' : xml.startsWith('<!--', at) ? '-->' : '>';
    const close = xml.indexOf(end, at);
    if (close < 0 || (end === '>' && close - at > longestTag)) return false;
    at = close + end.length;
  }
  return true;
}
