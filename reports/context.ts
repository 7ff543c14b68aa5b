/** What a report may know besides the results. */
import type { PastScore } from '../src/model/past-score.ts';
import type { Response } from '../src/model/response.ts';
import type { Results } from '../src/model/results.ts';
import type { Ruleset } from '../src/model/ruleset.ts';
import type { Requirement, Tables } from '../src/model/tables.ts';

export interface CheckTexts {
  title: string;
  why: string;
  fix: string;
}

export interface ReportContext {
  rulesets: readonly Ruleset[];
  requirements: readonly Requirement[];
  /** Title and number by document id. */
  documents: Tables['documents'];
  /** By check id. */
  checks: Readonly<Record<string, CheckTexts>>;
  /** The run before, for what has changed since. */
  previous?: Results;
  /** Ranked scores of earlier months; absent where there is no ledger to ask. */
  past?: readonly PastScore[];
  /** What agencies said last of their mending, by fingerprint; absent where there is no ledger to ask. */
  responses?: ReadonlyMap<string, Response>;
  /** Who signs the report. */
  office: string;
}
