import type { Leaf, When } from '../model/ruleset.ts';

/** The leaves of a condition, in order. */
export function leavesOf(when: When): readonly Leaf[] {
  if ('any' in when) return when.any;
  if ('all' in when) return when.all;
  if ('sum' in when) return when.sum;
  return [when];
}
