/** What a site of the fictional city says, whatever style it is printed in. */
export interface Article {
  title: string;
  /** `YYYY-MM-DD` */
  date: string;
  source: string;
  body: string[];
  /** 发文字号 */
  number?: string;
  /** Alternative text of a picture that shows the matter at a glance (图解). */
  picture?: string;
  /** The policy that this article explains. */
  explains?: Article;
  /** A table under the text. */
  table?: string[][];
  /** Attachments and links under the text: name → address. */
  links?: Record<string, string>;
}

/** A list of articles, or a text. */
export interface Column {
  name: string;
  /** Path below the site, as `zwgk/tzgg`. */
  path: string;
  items?: Article[];
  text?: string[];
}

/** Columns under one heading of the navigation. */
export interface Group {
  name: string;
  path: string;
  columns: Column[];
}

export interface Site {
  host: string;
  name: string;
  /** 主办单位 */
  office: string;
  /** 网站标识码, ICP备案号, 公安备案号 */
  idCode: string;
  icp: string;
  police: string;
  groups: Group[];
}

export interface Reply {
  status?: number;
  type: string;
  body: string | Uint8Array;
}
/** Path → answer. */
export type Pages = Map<string, Reply>;
