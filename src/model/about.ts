/** What stands beside a snapshot when it is judged: the register's accounts, and what the sites of the same run publish. */

export interface AccountRow {
  id: string;
  agency: string;
  platform: string;
  name: string;
  platformId: string | null;
  verifiedAs: string | null;
  filed: boolean | null;
}

export interface RegisterFact {
  /** The account that is judged; null for a site. */
  own: AccountRow | null;
  /** Of all agencies of the run, those given up left out. */
  accounts: AccountRow[];
}

export interface PortalText {
  title: string;
  url: string;
  publishedAt: string | null;
  kind: 'policy' | 'interpretation' | 'news';
  /** Of the agency that is judged; else of the government's own site. */
  own: boolean;
  /** Ids of the account's posts under the same title. */
  posts: string[];
}

/** Null: no site of the agency or of the government was read in this run. */
export type PortalFact = { texts: PortalText[] } | null;
