/** What became of each finding since the run before: new, open, fixed, reopened, not-rechecked, dismissed. */
import type { FindingResult } from '../model/results.ts';

type Known = Pick<FindingResult, 'outcome' | 'state'>;

/** State of a finding that is there now. `before` is how the run before left it, `onceFixed` whether any run called it fixed. */
export function stateOfPresent(
  now: FindingResult['outcome'],
  before: Known | null,
  onceFixed: boolean,
): FindingResult['state'] {
  if (before === null || before.state === 'fixed') return onceFixed ? 'reopened' : 'new';
  // A sure fault that can only be suspected now was not examined again.
  return before.outcome === 'bad' && now === 'unsure' ? 'not-rechecked' : 'open';
}

/** State of a sure finding that is gone: fixed only if the same place was examined again without a gap. Null: not kept. */
export function stateOfAbsent(before: Known, examinedAgain: boolean): FindingResult['state'] | null {
  if (before.outcome === 'unsure' || before.state === 'fixed' || before.state === 'dismissed') return null;
  return examinedAgain ? 'fixed' : 'not-rechecked';
}
