/** What was learnt of a site's technique beside its pages. */
import type { Evidence, GapReason } from './facts.ts';

/** AAAA records of the host. */
export interface Ipv6Fact {
  host: string;
  /** Public addresses, at most five; none: the name has only others. */
  addresses: string[];
  /** Our resolver has told such records of another name: that it tells none means that there are none. */
  proven: boolean;
  at: Evidence;
}

/** Whether the home page is also there encrypted. */
export interface HttpsFact {
  /** `downgraded`: it answers and leads back to http. */
  state: 'offered' | 'downgraded' | 'refused';
  /** Of a refusal. */
  reason: GapReason | null;
  /** The failure cannot be ours. */
  sure: boolean;
  at: Evidence;
}

/** The title of a published page, looked for with the site's own search. */
export interface SearchTry {
  title: string;
  /** The page that bears it. */
  page: string;
  /** `none`: the search says that it found nothing; `unsure`: it shows something that we cannot tell. */
  outcome: 'found' | 'none' | 'unsure';
  at: Evidence;
}
