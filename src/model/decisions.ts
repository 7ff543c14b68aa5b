/** Decisions of enforcement that a page publishes: licences, penalties and others. */
import type { Evidence } from './facts.ts';

export const decisionKinds = ['licence', 'penalty', 'other'] as const;
/** 行政许可, 行政处罚, 其他执法决定 */
export type DecisionKind = (typeof decisionKinds)[number];

/** What one page tells of its decisions; whom they concern is not kept. */
export interface Decisions {
  kind: DecisionKind;
  /** At most 300; a day of publication of its own where a table shows one. */
  rows: { decidedAt: string; publishedAt: string | null }[];
}

export interface DecisionFact extends Decisions {
  url: string;
  source: string | null;
  /** The page's own day. */
  publishedAt: string | null;
  at: Evidence;
}
