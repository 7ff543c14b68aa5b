/** Letters and messages of private persons: when they were asked and answered. Neither names nor words are kept. */
import type { Evidence } from './facts.ts';

export interface Message {
  /** Its own page; null where the row or block has none. */
  url: string | null;
  /** Hash of what is shown of it: the same message on another page of the list is the same. */
  id: string;
  askedAt: string | null;
  answeredAt: string | null;
  /** As its state says, or a day of the answer shows; null where neither is told. */
  answered: boolean | null;
}

export interface MessageFact extends Message {
  /** Page that shows it, and the name of its column. */
  page: string;
  channel: string | null;
  at: Evidence;
}
