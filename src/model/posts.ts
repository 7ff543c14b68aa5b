/** What an account has published, and for what time that is known. */
import type { Evidence } from './facts.ts';

export interface Post {
  id: string;
  url: string | null;
  title: string;
  /** ISO time with +08:00, null where the feed tells none. */
  publishedAt: string | null;
  /** Posts that went out in one push (群发) share it. */
  push: string;
  /** Declared as own work on the platform, passed on from others; absent: the source does not tell. */
  original?: 'declared' | 'repost';
  /** Whom it names as its source; null: it names nobody. Absent: its text was not read. */
  from?: string | null;
  /** Questions of the public under it; private persons are only times. Null: no answer seen. */
  replies?: { askedAt: string; repliedAt: string | null }[];
  /** Where its text leads, out of the platform. */
  links?: string[];
  /** Name of the picture that the person who looked has kept. */
  screenshot?: string;
  at: Evidence;
}

/** What a page of the account says of the account itself. */
export interface AccountState {
  state: 'closed' | 'moved' | 'blocked';
  /** The words that say so. */
  words: string;
  at: Evidence;
}

/** What part of time the posts are known for; "no post seen" is silence only inside it and only when complete. */
export interface Coverage {
  from: string | null;
  to: string | null;
  /** It reaches back behind the period. */
  complete: boolean;
  /** Every post between `from` and `to` is held, however short that is: silence inside it is proved. */
  whole?: true;
  reason: string | null;
}

export interface PostsFact {
  posts: Post[];
  coverage: Coverage;
  /** What its pages say of the account. */
  states?: AccountState[];
  /** Links in posts of the period that were asked after. `broken`: refused for good, asked twice. */
  probed?: { url: string; post: string; state: 'ok' | 'broken' | 'unsure'; status: number | null; at: string }[];
  /** A person looked whether the public can answer. */
  interactive?: boolean;
  /** Messages of persons to the account that were answered; private persons are only times. */
  messages?: { askedAt: string; repliedAt: string }[];
}
