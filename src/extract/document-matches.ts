/** Which interpretation explains which policy, how that was seen, and how sure it is. */
import { squeeze } from '../lib/chinese.ts';
import { addDays } from '../lib/dates.ts';
import { placeOf } from '../lib/urls.ts';
import type { DocumentFact, InterpretationMatch } from '../model/facts.ts';
import type { PageFacts } from '../model/page.ts';
import { quotedTitles, titleStem } from './stem.ts';

/** A document with the page it was read from; null where only a row of a list was seen. */
export interface Draft {
  fact: DocumentFact;
  page: PageFacts | null;
}

type Match = Pick<InterpretationMatch, 'by' | 'confidence'>;

/** A shorter stem is too common to stand inside another one by no accident. */
const leastContained = 8;
const asBasis = 0.75;
/** Interpretations appear with the policy, seldom before it. */
const daysBefore = 30;

/** Fills `interpretations` of the policies among the drafts. */
export function matchInterpretations(drafts: readonly Draft[]): void {
  const policies = drafts.filter((d) => d.fact.kind === 'policy').map((draft) => ({ draft, keys: policyKeys(draft) }));
  for (const draft of drafts) {
    if (draft.fact.kind !== 'interpretation') continue;
    const keys = interpretationKeys(draft);
    const found = policies
      .map((policy) => ({ policy: policy.draft, match: matchOf(policy.keys, keys) }))
      .filter((m): m is { policy: Draft; match: Match } => m.match !== null);
    // What surely explains one policy does not faintly explain others too.
    const best = Math.max(0, ...found.map((m) => m.match.confidence));
    for (const { policy, match } of found) {
      if (match.confidence < Math.min(best, 0.85)) continue;
      const { url, title, publishedAt, forms, at } = draft.fact;
      policy.fact.interpretations.push({ url, title, publishedAt, forms, ...match, at });
    }
  }
  for (const { draft } of policies)
    draft.fact.interpretations.sort((a, b) => b.confidence - a.confidence || (a.url < b.url ? -1 : 1));
}

interface PolicyKeys {
  place: string;
  number: string;
  stem: string;
  date: string | null;
  links: ReadonlySet<string>;
}

function policyKeys({ fact, page }: Draft): PolicyKeys {
  return {
    place: placeOf(fact.url),
    number: numberKey(fact.docNumber),
    stem: fact.stem,
    date: fact.publishedAt,
    links: new Set((page?.links ?? []).filter((l) => /解读|图解|读懂|问答/.test(l.text)).map((l) => placeOf(l.url))),
  };
}

interface InterpretationKeys extends Omit<PolicyKeys, 'links'> {
  /** The policy page it says it explains. */
  link: string | null;
  numbers: ReadonlySet<string>;
  /** Stems of what its title says it explains. */
  subject: ReadonlySet<string>;
  /** Stems of what its text quotes. */
  quoted: ReadonlySet<string>;
  links: ReadonlySet<string>;
}

function interpretationKeys({ fact, page }: Draft): InterpretationKeys {
  const says = page?.interprets ?? null;
  const text = (page?.text ?? '').slice(0, 3_000);
  const subject = [...quotedTitles(squeeze(fact.title)), ...(says?.title === undefined ? [] : [says.title])];
  const numbers = text.match(/[\p{Script=Han}]{1,10}[〔[【(（]\d{4}[〕\]】)）]\s{0,2}第?\d{1,5}\s{0,2}号/gu) ?? [];
  return {
    place: placeOf(fact.url),
    number: numberKey(says?.docNumber ?? null),
    numbers: new Set(numbers.map(numberKey)),
    stem: fact.stem,
    subject: new Set(subject.map(titleStem)),
    quoted: new Set(quotedTitles(squeeze(text)).map(titleStem)),
    date: fact.publishedAt,
    link: says?.url === undefined ? null : placeOf(says.url),
    links: new Set((page?.links ?? []).filter((l) => l.text.length >= 6).map((l) => placeOf(l.url))),
  };
}

function matchOf(policy: PolicyKeys, interpretation: InterpretationKeys): Match | null {
  if (policy.place === interpretation.place) return null;
  if (interpretation.link === policy.place || policy.links.has(interpretation.place))
    return { by: 'link', confidence: 1 };
  const named = policy.number !== '' && [...interpretation.numbers].some((n) => n.endsWith(policy.number));
  // What the text of an interpretation of something else names may be no more than its basis.
  const other = interpretation.subject.size > 0 && !interpretation.subject.has(policy.stem);
  if (policy.number !== '' && (interpretation.number === policy.number || named))
    return { by: 'number', confidence: other && interpretation.number !== policy.number ? asBasis : 0.95 };
  if (tooEarly(policy.date, interpretation.date) || policy.stem.length < 4) return null;
  if (interpretation.subject.has(policy.stem)) return { by: 'title', confidence: 0.9 };
  if (interpretation.quoted.has(policy.stem)) return { by: 'title', confidence: other ? asBasis : 0.9 };
  if (policy.stem === interpretation.stem) return { by: 'stem', confidence: 0.85 };
  if ([interpretation.stem, ...interpretation.subject].some((stem) => contained(policy.stem, stem)))
    return { by: 'stem', confidence: 0.7 };
  return null;
}

function contained(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= leastContained && long.includes(short);
}

function tooEarly(policy: string | null, interpretation: string | null): boolean {
  return policy !== null && interpretation !== null && interpretation < addDays(policy, -daysBefore);
}

/** One form for 〔〕, [] and 【】. */
export function numberKey(number: string | null): string {
  return squeeze(number ?? '')
    .normalize('NFKC')
    .replace(/[〔[【(]/g, '〔')
    .replace(/[〕\]】)]/g, '〕')
    .replace(/〕第?0*/, '〕');
}
