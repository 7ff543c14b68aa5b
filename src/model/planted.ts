/** What somebody else seems to have put into a page. */
import type { Evidence } from './facts.ts';

/**
 * `hidden`: links out of sight to other sites; `spam`: links in sight to sites of gambling and the like; `title`: such words in
 * the title; `script`: code that mines, or leads on who comes from a search engine; `frame`: a frame without size of another site.
 */
export type PlantedKind = 'hidden' | 'spam' | 'title' | 'script' | 'frame';

export interface Planted {
  kind: PlantedKind;
  /** Host that it leads to, empty where none. */
  host: string;
  /** Some of its words. */
  words: string;
  /** Nothing else looks like it. */
  sure: boolean;
}

/** The same thing on all pages of a site. */
export interface PlantedFact extends Planted {
  /** Pages that hold it. */
  pages: number;
  /** At most five of them. */
  at: Evidence[];
}
