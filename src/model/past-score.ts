/** A ranked score of an earlier month, for trends. */
export interface PastScore {
  agency: string;
  ruleset: string;
  /** `YYYY-MM` of the as-of day. */
  month: string;
  score: number;
}
