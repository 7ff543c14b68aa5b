/** What a check may read: the facts of a snapshot and the histories kept over time. */
import type { PortalFact, RegisterFact } from './about.ts';
import type { AttachmentFact } from './attachment.ts';
import type { DecisionFact } from './decisions.ts';
import type { InterpretationForm, InterpretationMatch, InterpretationText } from './interpretation.ts';
import type { MessageFact } from './messages.ts';
import type { DocumentMarks, Identity, Leak, ListItem, PageKind, Plugin } from './page.ts';
import type { PlantedFact } from './planted.ts';
import type { PostsFact } from './posts.ts';
import type { TagFact } from './tags.ts';
import type { HttpsFact, Ipv6Fact, SearchTry } from './technique.ts';
import type { TextFact } from './texts.ts';
import type { WordingFact } from './wording.ts';

export type { AccountState, Coverage, Post } from './posts.ts';

/** Where a fact was seen, so that an agency can open the page and the archived bytes behind it. */
export interface Evidence {
  url: string;
  /** ISO time of the fetch. */
  fetchedAt: string;
  sha256: string | null;
  /** Archive locator `archive.warc.gz#OFFSET`, null where there is no answer to archive. */
  record: string | null;
  excerpt?: string;
}

export const gapReasons = [
  'robots',
  'robots-unreadable',
  'limit',
  'trap',
  'timeout',
  'too-slow',
  'unreachable',
  'no-such-host',
  'reset',
  'cut-short',
  'bad-answer',
  'headers-too-large',
  'cert-expired',
  'cert-wrong-host',
  'cert-self-signed',
  'cert-unknown-issuer',
  'tls',
  'blocked',
  'captcha',
  'login',
  'soft-404',
  'closed',
  'moved',
  'given-up',
  'private-address',
  'redirect-loop',
  'redirects',
  'bad-redirect',
  'too-large',
  'bomb',
  'http-error',
  'bad-encoding',
  'not-rendered',
  'unparsed',
  'no-browser',
  'interrupted',
  'not-configured',
] as const;
export type GapReason = (typeof gapReasons)[number];

/** What could not be seen, and why. */
export interface Gap {
  fact: FactName;
  /** Address of what was not seen, or the target's id. */
  place: string;
  reason: GapReason;
  detail?: string;
}

export interface HomeFact {
  at: Evidence;
  title: string | null;
  /** Rows of the home page; a row without a date of its own takes the date of the page it leads to. */
  items: (ListItem & { dateFrom: 'home' | 'page' | null })[];
  newest: string | null;
}

export interface IdentityFact extends Identity {
  at: Evidence[];
}

export type ColumnState =
  /** Rows were read. */
  | 'listed'
  /** A page whose whole content is a text, not a list. */
  | 'page'
  /** The page was read and holds neither rows nor text. */
  | 'empty'
  /** It could not be read; `reason` says why. */
  | 'unread';

export interface Column {
  /** Class of the column table (its formal Chinese name, as 政策文件), null for one that the table does not know. */
  class: string | null;
  name: string;
  url: string;
  /** Names of the columns above it, from the top. */
  path: string[];
  /** How its class was found. */
  via: 'pin' | 'meta' | 'breadcrumb' | 'link' | 'address';
  state: ColumnState;
  reason: string | null;
  /** Unread because its address answers that nothing is there (404, 410): a dead link, neither empty nor out of date. */
  gone?: true;
  /** Classes that no column of the site has and that its name resembles: whether it is that column a person must say. */
  near?: string[];
  /** Rows read over all its list pages, in page order, without doubles. */
  items: ListItem[];
  /** Rows that the site says it has, null where it does not tell. */
  total: number | null;
  newest: string | null;
  /** Oldest date read; rows older than this may exist unread unless `complete`. */
  oldestRead: string | null;
  /** Every list page was read. */
  complete: boolean;
  at: Evidence;
}

export interface DocumentFact {
  url: string;
  kind: PageKind & ('policy' | 'interpretation' | 'annual-report');
  title: string;
  /** The title without issuer, 关于印发, 的通知 and the like; what policies and interpretations are matched by. */
  stem: string;
  docNumber: string | null;
  issuer: string | null;
  /** Issued in the name of the government or its office: what J-26 counts. Null: cannot be told. */
  byGovernment: boolean | null;
  publishedAt: string | null;
  source: string | null;
  /** Classes of the columns that list it. */
  columns: string[];
  /** For an interpretation. */
  forms: InterpretationForm[];
  /** For an interpretation whose text was read. */
  explains?: InterpretationText;
  /** For a policy. */
  interpretations: InterpretationMatch[];
  /** What it says of itself: day it was finished, force, addressee. */
  document?: DocumentMarks;
  at: Evidence;
}

export interface PageFact {
  url: string;
  kind: PageKind;
  title: string | null;
  publishedAt: string | null;
  source: string | null;
  columnName: string | null;
  plugins?: Plugin[];
  at: Evidence;
}

export interface LinkFact {
  url: string;
  /** Text of the link on the first page that holds it. */
  text: string;
  /** Pages that hold it, at most five. */
  from: Evidence[];
  /** `broken` only when asked twice and refused for good (404, 410); a failure that may be ours is `unsure`. */
  state: 'ok' | 'broken' | 'unsure' | 'unchecked';
  status: number | null;
  reason: GapReason | null;
  external: boolean;
  at: Evidence;
}

export interface LeakFact extends Leak {
  url: string;
  title: string | null;
  at: Evidence;
}

/** One visit of the home page. */
export interface Probe {
  at: string;
  ok: boolean;
  /** Whether the failure may lie on our side (our network, our proxy). */
  ours: boolean;
  status: number | null;
  ms: number;
  reason: GapReason | null;
}

export interface AccessibilityFact {
  /** Print of the template, and how many pages of the snapshot share it. */
  template: string;
  pages: number;
  url: string;
  violations: { rule: string; help: string; impact: string | null; nodes: number; target: string; excerpt: string }[];
  /** Archive locator of a picture of the first screen, without images. */
  picture?: string;
  at: Evidence;
}

/** Every fact a check may declare in `reads`. */
export interface FactMap {
  home: HomeFact;
  identity: IdentityFact;
  columns: Column[];
  documents: DocumentFact[];
  pages: PageFact[];
  links: LinkFact[];
  leaks: LeakFact[];
  attachments: AttachmentFact[];
  texts: TextFact[];
  messages: MessageFact[];
  decisions: DecisionFact[];
  tags: TagFact[];
  planted: PlantedFact[];
  wording: WordingFact[];
  accessibility: AccessibilityFact[];
  probes: Probe[];
  ipv6: Ipv6Fact;
  https: HttpsFact;
  search: SearchTry[];
  posts: PostsFact;
  /** Beside the snapshot: what the register says of accounts, and what the sites of the run publish. */
  register: RegisterFact;
  portal: PortalFact;
}
export type FactName = keyof FactMap;
/** What one snapshot holds: a fact is whole, or absent with a gap. */
export type Facts = { [F in FactName]?: FactMap[F] };
