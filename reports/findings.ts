/** Findings with their evidence, grouped by indicator. Plain data. */
import type { AgencyResult, FindingResult, IndicatorResult } from '../src/model/results.ts';
import type { ReportContext } from './context.ts';
import { excerptParts } from './excerpts.ts';
import type { ScoreLine } from './score-lines.ts';
import { isLive } from './standing.ts';
import { clean, readable, stateWords, valueWords } from './words.ts';

/** Places shown of one finding; results.json has them all. */
const shownPlaces = 3;

/** An indicator's findings; what stands under an indicator above is told there in full, and linked from here. */
export function findingGroup(
  indicator: IndicatorResult,
  own: ScoreLine,
  anchor: string,
  findings: ReadonlyMap<string, FindingResult>,
  used: Set<string>,
  names: ReadonlyMap<string, string>,
  context: ReportContext,
) {
  const mine = indicator.findings.flatMap((fingerprint) => findings.get(fingerprint) ?? []);
  const fresh = mine.filter((f) => !used.has(f.fingerprint));
  for (const f of mine) used.add(f.fingerprint);
  const again = mine.filter((f) => !fresh.includes(f));
  const fixes =
    own.fixes.length > 0 ? own.fixes : [...new Set(mine.flatMap((f) => context.checks[f.check]?.fix ?? []))];
  const order = (f: FindingResult) => (f.outcome === 'bad' ? 0 : 1) + (isLive(f) ? 0 : 2);
  return {
    anchor,
    line: own,
    fixes,
    findings: mine.map((f) => f.fingerprint),
    cards: fresh.sort((a, b) => order(a) - order(b) || (a.place < b.place ? -1 : 1)).map((f) => card(f, names)),
    again: again.map((f) => ({ anchor: findingAnchor(f.fingerprint), text: clean(f.text, 200) })),
  };
}

/** One finding with its evidence. */
export function card(finding: FindingResult, names: ReadonlyMap<string, string>) {
  return {
    anchor: findingAnchor(finding.fingerprint),
    text: clean(finding.text, 300),
    unsure: finding.outcome === 'unsure',
    doubt: finding.doubt === null ? null : clean(finding.doubt, 300),
    state: finding.state,
    stateWord: stateWords[finding.state],
    live: isLive(finding),
    target: names.get(finding.target) ?? clean(finding.target, 60),
    found: valueWords(finding.found),
    required: valueWords(finding.required),
    review: finding.review === undefined ? null : clean(finding.review, 300),
    places: finding.at.slice(0, shownPlaces).map((at) => ({
      url: at.url.length > 2048 ? clean(at.url, 300) : at.url,
      shown: clean(readable(at.url), 200),
      excerpt: excerptParts(at.excerpt, finding),
      fetchedAt: at.fetchedAt,
      record: at.record === null ? null : clean(at.record, 100),
      sha256: at.sha256 === null ? null : clean(at.sha256, 12),
    })),
    morePlaces: Math.max(0, finding.at.length - shownPlaces),
  };
}

function findingAnchor(fingerprint: string): string {
  return `f-${fingerprint.replace(/[^\w-]/g, '').slice(0, 80)}`;
}

/** Target id → its name. */
export function targetNames(agency: AgencyResult): Map<string, string> {
  return new Map(agency.targets.map((t) => [t.id, clean(t.name ?? t.id, 60)]));
}
