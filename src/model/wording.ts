/** Words that pages must not use. */
import type { Evidence } from './facts.ts';

export interface WordingFact {
  url: string;
  title: string | null;
  publishedAt: string | null;
  /** 来源 of the page. */
  source: string | null;
  wrong: string;
  right: string;
  /** The rule that it goes against, Chinese. */
  rule: string;
  /** It is never right, and the page does not speak of the word itself. */
  sure: boolean;
  /** With the words around it. */
  at: Evidence;
}
