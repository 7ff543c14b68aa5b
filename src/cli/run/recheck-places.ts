/** Which addresses of a site are to be looked at again so that its open problems can be judged. */
import { placeOf } from '../../lib/urls.ts';
import type { Check } from '../../model/check.ts';
import type { FindingResult } from '../../model/results.ts';
import type { Snapshot, StoredPage } from '../../model/snapshot.ts';

/** Beyond it problems are not re-checked; they stay as they are. */
const maxPlaces = 500;

/**
 * Places without scheme: the home page, where the problems were seen, the further pages of lists among these, and, for what
 * may have been mended elsewhere (a column opened, an interpretation published), the first pages of all columns.
 */
export function placesToOpen(
  findings: readonly FindingResult[],
  { url, facts }: Pick<Snapshot, 'url' | 'facts'>,
  checks: ReadonlyMap<string, Check>,
  pages: Iterable<StoredPage>,
): Set<string> {
  const columns = (facts.columns ?? []).map((column) => placeOf(column.url));
  const places = new Set([placeOf(url)]);
  const lists = furtherPages(pages);
  const add = (place: string) => {
    for (const at of [place, ...(lists.get(place) ?? [])]) if (places.size < maxPlaces) places.add(at);
  };
  for (const { at } of findings) for (const seen of at) add(placeOf(seen.url));
  if (findings.some((finding) => isMendedElsewhere(finding, new Set(columns), checks)))
    for (const column of columns) if (places.size < maxPlaces) places.add(column);
  return places;
}

function isMendedElsewhere(
  { check, at }: FindingResult,
  columns: ReadonlySet<string>,
  checks: ReadonlyMap<string, Check>,
): boolean {
  const reads = checks.get(check)?.reads ?? [];
  const isOfColumns = at.length > 0 && at.every((seen) => columns.has(placeOf(seen.url)));
  return (reads.includes('columns') || reads.includes('documents')) && !isOfColumns;
}

/** First page of a list → the pages that follow. */
function furtherPages(pages: Iterable<StoredPage>): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { url, finalUrl, facts } of pages) {
    const further = (facts?.list?.next ?? []).map(placeOf);
    if (further.length > 0) for (const place of [url, finalUrl]) next.set(placeOf(place), further);
  }
  const all = new Map<string, string[]>();
  for (const [first] of next) {
    const found = new Set<string>([first]);
    for (const place of found) for (const more of next.get(place) ?? []) if (found.size <= maxPlaces) found.add(more);
    all.set(first, [...found].slice(1));
  }
  return all;
}
