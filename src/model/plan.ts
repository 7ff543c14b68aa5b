/** How far the pages of a site are read; it follows from what the indicators need. */

export interface Plan {
  /** Lists are read back to this day. */
  since: string;
  /** First and last day of the documents that are opened; of lists alone nothing is opened for its date. */
  documents: { from: string; to: string } | null;
  /** Policies and what may interpret them are opened from this day on; null: not for their own sake. */
  policies: string | null;
  /** Policies without what interprets them are opened from this, earlier day on. */
  policiesOnly?: string;
  /** Lists of these column classes are read back to another, earlier day. */
  lists: Readonly<Record<string, string>>;
  /** Rows of lists of these column classes are opened from that day on, whatever their titles tell. Absent: none. */
  opened?: Readonly<Record<string, string>>;
  /**
   * Files that are offered by pages of these kinds or column classes are fetched and read, those of pages and rows from that
   * day on. Absent: none.
   */
  attachments?: Readonly<Record<string, string>>;
  /** So many of the pages that were left out are drawn by seed and read all the same. */
  sample: number;
}

/** What one check needs, the parts as in `Plan`; what is absent is not needed for it. */
export type Reach = Partial<Plan>;
