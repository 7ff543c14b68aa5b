/** What judging hands to scoring. */
import type { Attestation } from './attestation.ts';
import type { Finding } from './check.ts';
import type { Indicator } from './ruleset.ts';

export interface JudgedFinding {
  fingerprint: string;
  check: string;
  say: string;
  text: string;
  target: string;
  place: string;
  found: Finding['found'];
  required: Finding['required'];
  at: Finding['at'];
  data: Finding['data'];
  /** Why it is not certain; null when it is. */
  doubt: string | null;
}

/** One check over one target. */
export interface CheckRun {
  check: string;
  target: string;
  /** `unsure`: what it reads could not be captured, so it did not run. */
  status: 'done' | 'not-applicable' | 'unsure' | 'error';
  reason: string | null;
  n: number;
  findings: JudgedFinding[];
}

export interface JudgedIndicator {
  indicator: Indicator;
  /** Set when a rule, not a check, says that it does not apply. */
  notApplicable: string | null;
  /** What a person vouches for, the newest; null where nobody did. */
  attestation: Attestation | null;
  /** A row a target, in each a run for every leaf of `when`, in order. */
  targets: { target: string; runs: CheckRun[] }[];
}
