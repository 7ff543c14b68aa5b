/** What became of each finding since the last run: new, open, fixed, reopened, not-rechecked, dismissed. */

export type LedgerState = 'new' | 'open' | 'fixed' | 'reopened' | 'not-rechecked' | 'dismissed';

/** State of a finding that is there now. `before` is its state after the last run, null when it was never seen. */
export function stateOfPresent(before: LedgerState | null, dismissed: boolean): LedgerState {
  if (dismissed) return 'dismissed';
  if (before === null) return 'new';
  return before === 'fixed' ? 'reopened' : 'open';
}

/** State of a finding that is gone: fixed only if the same place was examined again without a gap. */
export function stateOfAbsent(before: LedgerState, examinedAgain: boolean): LedgerState {
  if (before === 'fixed' || before === 'dismissed') return before;
  return examinedAgain ? 'fixed' : 'not-rechecked';
}
