/** The small interface behind which every source of posts stands: posts, and the time for which they are known. */
import type { Period } from '../model/check.ts';
import type { AccountState, Coverage, Evidence, GapReason, Post } from '../model/facts.ts';

export interface Source {
  body: Uint8Array;
  contentType: string | null;
  at: Evidence;
  period: Period;
  /** Until when the source can tell: the time of the fetch; for a file the day in its name, else null. */
  to: string | null;
  /** Address that was asked, with its options; empty for a file. */
  asked: string;
  /** What the register calls the account. */
  name?: string;
  /** When the bridge last looked at the account, where it says so and that was lately. */
  syncedAt?: string;
}

/** Messages of persons to the account that were answered; times only. */
export type Messages = { askedAt: string; repliedAt: string }[];

export type Reading =
  /** `whole`: every post from the first to the last moment of `coverage` is held, however short that is. */
  | {
      posts: Post[];
      coverage: Coverage;
      whole?: true;
      states?: AccountState[];
      messages?: Messages;
      interactive?: boolean;
    }
  /** Ours or the source's failure: never silence. */
  | { reason: GapReason; detail: string };

/** Null: these bytes are of another form. Never throws. */
export type Reader = (source: Source) => Reading | null;
