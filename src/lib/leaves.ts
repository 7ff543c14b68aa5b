import type { Period } from '../model/check.ts';
import type { Indicator, Leaf, When } from '../model/ruleset.ts';
import { addDays } from './dates.ts';

/** The leaves of a condition, in order; none where a person vouches. */
export function leavesOf(when: When | undefined): readonly Leaf[] {
  if (when === undefined) return [];
  if ('any' in when) return when.any;
  if ('all' in when) return when.all;
  if ('sum' in when) return when.sum;
  return [when];
}

/** The days that an indicator looks at. */
export function windowOf({ window }: Indicator, { asOf, period }: { asOf: string; period: Period }): Period {
  return window === 'period' ? period : { from: addDays(asOf, 1 - window.days), to: asOf };
}
