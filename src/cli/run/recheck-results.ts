/** What a re-check says of each problem that it was asked about; of anything else it says nothing. */
import { placeOf } from '../../lib/urls.ts';
import type { AgencyResult, FindingResult } from '../../model/results.ts';

/**
 * Fixed only where the check ran and every place of the problem answered again; found again only where the place itself was
 * seen again. `seen`: target → places that answered in this run; a target without any entry was looked at as a whole.
 */
export function recheckedResult(
  agency: AgencyResult,
  before: readonly FindingResult[],
  seen: ReadonlyMap<string, ReadonlySet<string>>,
): AgencyResult {
  const found = new Map(agency.findings.map((f) => [f.fingerprint, f]));
  const findings = before.flatMap((earlier): FindingResult[] => {
    const now = found.get(earlier.fingerprint);
    // A doubt that is gone belongs on no list.
    if (now === undefined) return [];
    const places = seen.get(earlier.target);
    const isSeen = (at: FindingResult['at']) => places === undefined || at.every(({ url }) => places.has(placeOf(url)));
    // Of many pages those that stood for them are seen again: had they been mended, fewer would be counted.
    const isAlike = now.found === earlier.found && isSeen(earlier.at);
    const isExamined = now.state === 'fixed' ? isSeen(earlier.at) : isSeen(now.at.slice(0, 1)) || isAlike;
    return [isExamined || now.state === 'dismissed' ? now : { ...earlier, state: 'not-rechecked' }];
  });
  return { ...agency, scores: [], findings };
}
