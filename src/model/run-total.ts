/** How a run came out under one ruleset, for the list of runs. */
export interface RunTotal {
  run: string;
  ruleset: string;
  /** Agencies with a rank, and the average of their scores (null: none has one). */
  ranked: number;
  average: number | null;
  vetoed: number;
}
