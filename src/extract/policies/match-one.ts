/** Whether one interpretation explains one policy. Above 0.8 is sure, above 0.6 likely, the rest is for a person. */
import type { InterpretationMatch } from '../../model/interpretation.ts';
import type { InterpretationKeys, PolicyKeys } from './match-keys.ts';
import { alike, contained, sameFigures } from './stem-likeness.ts';

type Match = Pick<InterpretationMatch, 'by' | 'confidence'>;

/** What the text of an interpretation of something else names may be no more than its basis. */
const asBasis = 0.75;
/** A draft's interpretation, or one of the document that an amendment changes, beside the final text. */
const ofOtherVersion = 0.5;

export function matchOf(policy: PolicyKeys, interpretation: InterpretationKeys): Match | null {
  if (policy.place === interpretation.place) return null;
  const match = seen(policy, interpretation);
  if (match === null) return null;
  const another = policy.unfinal !== interpretation.unfinal || policy.amends !== interpretation.amends;
  // A page that says itself what it explains is believed whatever its title says.
  if (!another || match.confidence === 1 || match.confidence === 0.95) return match;
  return { ...match, confidence: Math.min(match.confidence, ofOtherVersion) };
}

function seen(policy: PolicyKeys, interpretation: InterpretationKeys): Match | null {
  if (interpretation.link === policy.place) return { by: 'link', confidence: 1 };
  const about = (stem: string) => stem === policy.stem || contained(stem, policy.stem);
  const other = interpretation.subject.size > 0 && ![...interpretation.subject].some(about);
  if (policy.links.has(interpretation.place)) return { by: 'link', confidence: other ? asBasis : 1 };
  const byNumber = ofNumber(policy, interpretation, other);
  if (byNumber !== null) return byNumber;
  if (isBefore(interpretation.date, policy.earliest) || policy.stem.length < 4) return null;
  return ofTitle(policy, interpretation, other);
}

function ofNumber(policy: PolicyKeys, interpretation: InterpretationKeys, other: boolean): Match | null {
  if (policy.number === '') return null;
  const cited = [...interpretation.basis].some((n) => n.endsWith(policy.number));
  if (interpretation.number === policy.number) return { by: 'number', confidence: cited ? asBasis : 0.95 };
  if (![...interpretation.numbers].some((n) => n.endsWith(policy.number))) return null;
  const one = interpretation.numbers.size === 1 || interpretation.subject.has(policy.stem);
  return { by: 'number', confidence: other || cited || !one ? asBasis : 0.95 };
}

function ofTitle(policy: PolicyKeys, interpretation: InterpretationKeys, other: boolean): Match | null {
  const { subject, quoted, basis, stem, text, date } = interpretation;
  // A title that says no more than what every year says is no proof long after.
  const late = isBefore(policy.latest, date);
  const certain = (by: Match['by'], confidence: number): Match => ({ by, confidence: late ? asBasis : confidence });
  if (basis.has(policy.stem)) return { by: 'title', confidence: asBasis };
  if (subject.has(policy.stem)) return certain('title', 0.9);
  if (quoted.has(policy.stem)) return certain('title', other ? asBasis : 0.9);
  if (policy.stem === stem) return certain('stem', 0.85);
  const named = [stem, ...subject];
  if (named.some((s) => contained(policy.stem, s))) return { by: 'stem', confidence: 0.7 };
  // 县政府印发了乙方案: named in the text without 《》.
  if (!other && policy.stem.length >= 8 && text.includes(policy.stem)) return { by: 'stem', confidence: 0.7 };
  if (late) return null;
  return named.some((s) => sameFigures(policy.stem, s) && alike(policy.stem, s))
    ? { by: 'stem', confidence: 0.6 }
    : null;
}

/** Unknown days are before none. */
function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other;
}
