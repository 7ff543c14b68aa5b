/** What the extractor reads from one page. Dates are `YYYY-MM-DD` in Beijing time; unknown is null, never a guess. */
import type { Decisions } from './decisions.ts';
import type { Message } from './messages.ts';
import type { Planted } from './planted.ts';
import type { PageTag } from './tags.ts';

export const pageKinds = [
  'home',
  'column-list',
  'article',
  'policy',
  'interpretation',
  'guide',
  'annual-report',
  'solicitation',
  'leader',
  'org',
  'service',
  'mailbox',
  'stub',
  'error',
  'other',
] as const;
export type PageKind = (typeof pageKinds)[number];

export interface ListItem {
  title: string;
  /** Absolute http(s) address, null where the row has none. */
  url: string | null;
  date: string | null;
}

export interface ListFacts {
  items: ListItem[];
  /** Number of list pages, null where the page does not tell. */
  pages: number | null;
  /** Number of rows over all pages, null where the page does not tell. */
  total: number | null;
  /** Addresses of the further pages of the same list, in order, without this page. */
  next: string[];
  /** Null: the rows were read (none means really empty). Else why "no rows" must not be believed. */
  unread: 'script' | 'frame' | 'login' | null;
  /** There may be more rows, and the page does not tell how many or where. */
  partial?: true;
  /** Its rows come as data: `pages` then counts what a script shows, and `next` are further parts of the data. */
  byData?: true;
}

export interface Identity {
  siteName: string | null;
  /** 网站标识码 */
  idCode: string | null;
  /** ICP备案号 */
  icp: string | null;
  /** 公安备案号 */
  policeNo: string | null;
  /** 党政机关标识 (conac) is shown. */
  conac: boolean;
  /** The entry “我为政府网站找错” is shown. */
  errorReport: boolean;
}

export interface Link {
  url: string;
  text: string;
}

export interface Attachment {
  name: string;
  url: string;
}

/** A suspected leak of personal data; the value itself is never kept. */
export interface Leak {
  kind: 'id-number';
  /** First three and last two characters, the rest stars. */
  masked: string;
  /** Text around it, with every number in it masked. */
  excerpt: string;
}

/** What a document says of its force; unknown is null. */
export interface Validity {
  /** `changed`: in part, or amended since. */
  state: 'valid' | 'invalid' | 'changed' | 'not-yet' | null;
  /** Its last day (有效期至), `YYYY-MM-DD`. */
  until: string | null;
}

export type Openness = 'open' | 'on-request' | 'closed';

/** What a document says of itself beside its text. */
export interface DocumentMarks {
  /** 索引号 */
  indexNumber?: string;
  /** 成文日期: of the table beside it, else the day under its signature. */
  finishedAt?: string;
  /** The day under its signature, where it is another than that of the table. */
  signedAt?: string;
  /** The day of publication is one that the page calls the day of its last change. */
  changed?: true;
  validity?: Validity;
  /** 公开属性, as it marks it: 主动公开, 依申请公开, 不予公开. */
  openness?: Openness;
  /** 公文种类 */
  genre?: string;
  /** 主题分类 */
  theme?: string;
  /** 主送机关 */
  addressee?: string;
  /** Where its text is, which then could not be read on the page: pictures, or an attached file. */
  textIn?: 'images' | 'file';
}

/** Why a page that answered is not the page that was asked for. */
export type PageTrouble = 'soft-404' | 'blocked' | 'captcha' | 'login' | 'closed' | 'moved' | 'garbled';

export type Plugin = 'flash' | 'activex' | 'applet';

export interface PageFacts {
  url: string;
  kind: PageKind;
  title: string | null;
  publishedAt: string | null;
  publishedAtMeta: string | null;
  source: string | null;
  docNumber: string | null;
  issuer: string | null;
  columnName: string | null;
  breadcrumb: string[];
  list: ListFacts | null;
  identity: Identity;
  attachments: Attachment[];
  /** The policy that this page says it interprets. */
  interprets: { title?: string; docNumber?: string; url?: string } | null;
  charset: string;
  /** Main text, at most 200,000 characters. */
  text: string;

  /** The text of <title>. */
  pageTitle: string | null;
  trouble: PageTrouble | null;
  /** Where a meta refresh or a script redirect leads at once. */
  refresh: string | null;
  /** Every distinct http(s) link, absolute, without fragment, at most 5,000. */
  links: Link[];
  /** Addresses of frames and iframes. */
  frames: string[];
  /** Addresses of scripts (footers with the identity marks hide in them). */
  scripts: string[];
  /** Every row of link + date on the page, whichever block it stands in (home pages have many), at most 500. */
  datedItems: ListItem[];
  /** What the main text holds besides text. */
  media: { images: number; videos: number; audios: number };
  leaks: Leak[];
  /** Print of the page's structure: pages of one template share it. */
  template: string;
  /** Of a page that holds a text; absent where it tells none of them. */
  document?: DocumentMarks;
  /** Some date shows no year, and which one it is hangs on the day of the fetch. */
  guessed?: true;
  /** Messages of the public that it shows; absent where there are none. */
  messages?: Message[];
  /** Plug-ins without which a part of it does not show; absent where it needs none. */
  plugins?: Plugin[];
  /** Decisions of enforcement that it publishes; absent where there are none. */
  decisions?: Decisions;
  /** Meta tags of the rules for government sites that hold something; absent where there are none. */
  tags?: PageTag[];
  /** What somebody else seems to have put into it; absent where nothing is seen. */
  planted?: Planted[];
  /** No page, but the rows that a script of a list page asks for. */
  data?: true;
  /** Columns that only a script of the page knows, with their addresses, or those where their rows are had as data. */
  columns?: Link[];
  /** It holds more links, elements or text than are read of one page, or a part in another encoding that is lost. */
  cut?: true;
}
