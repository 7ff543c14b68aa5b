/** Findings with their evidence, grouped by indicator. Plain data. */
import { mendWords } from '../src/model/response.ts';
import type { AgencyResult, FindingResult, IndicatorResult } from '../src/model/results.ts';
import type { ReportContext } from './context.ts';
import { excerptParts, maskedExcerpt } from './excerpts.ts';
import type { ScoreLine } from './score-lines.ts';
import { isLive } from './standing.ts';
import { clean, readable, stateWords, valueWords } from './words.ts';

/** Places shown of one finding; results.json has them all. */
const shownPlaces = 3;
/** Findings of one indicator that are told in full; the others follow folded, a line or two each. */
const shownInFull = 20;

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
  const again = mine.filter((f) => used.has(f.fingerprint));
  const fresh = mine.filter((f) => !used.has(f.fingerprint));
  for (const f of mine) used.add(f.fingerprint);
  const fixes =
    own.fixes.length > 0 ? own.fixes : [...new Set(mine.flatMap((f) => context.checks[f.check]?.fix ?? []))];
  const order = (f: FindingResult) => (f.outcome === 'bad' ? 0 : 1) + (isLive(f) ? 0 : 2);
  return {
    anchor,
    line: own,
    fixes,
    findings: mine.map((f) => f.fingerprint),
    ...folded(
      fresh.sort((a, b) => order(a) - order(b) || (a.place < b.place ? -1 : 1)),
      names,
      context,
    ),
    again: again.slice(0, shownInFull).map((f) => ({ anchor: findingAnchor(f.fingerprint), text: clean(f.text, 200) })),
    moreAgain: Math.max(0, again.length - shownInFull),
  };
}

/** The first ones in full, the rest short: a page of ten thousand findings must still open at once. */
export function folded(
  findings: readonly FindingResult[],
  names: ReadonlyMap<string, string>,
  { responses }: Pick<ReportContext, 'responses'>,
) {
  const told = findings[0]?.doubt ?? null;
  return {
    cards: findings.slice(0, shownInFull).map((f) => card(f, names, said(f, responses))),
    rest: findings.slice(shownInFull).map((f) => line(f, told, said(f, responses))),
  };
}

/** One finding with its first evidence; a doubt that was told above is not told again. */
function line(finding: FindingResult, told: string | null, response: Said | null) {
  const at = finding.at[0];
  return {
    anchor: findingAnchor(finding.fingerprint),
    text: clean(finding.text, 200),
    stateWord: stateWords[finding.state],
    response,
    doubt: finding.doubt === null || finding.doubt === told ? null : clean(finding.doubt, 120),
    url: at === undefined || at.url.length > 500 ? null : at.url,
    shown: at === undefined ? null : clean(readable(at.url), 120),
    excerpt: at?.excerpt === undefined ? null : maskedExcerpt(at.excerpt, 80),
    fetchedAt: at?.fetchedAt ?? null,
    record: at?.record == null ? null : clean(at.record, 100),
  };
}

type Said = NonNullable<ReturnType<typeof said>>;

/** What the agency says of its mending, without the person who said it. Null: nothing. */
function said({ fingerprint }: FindingResult, responses: ReportContext['responses']) {
  const response = responses?.get(fingerprint);
  if (response === undefined) return null;
  const { mended, at, url } = response;
  return { word: mendWords[mended], at, url: url ?? null, shown: url === undefined ? null : clean(readable(url), 120) };
}

/** One finding with its evidence. */
function card(finding: FindingResult, names: ReadonlyMap<string, string>, response: Said | null) {
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
    response,
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
