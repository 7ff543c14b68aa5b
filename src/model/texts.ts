/** Texts of which a document says what they must tell. */
import type { Evidence } from './facts.ts';

export const subjects = [
  'guide',
  'service',
  'annual-report',
  'interpretation',
  'consultation',
  'feedback',
  'leader',
  'org',
  'response',
] as const;
/** 公开指南, 办事指南, 年度报告, 政策解读, 意见征集, 征集结果反馈, 领导信息, 机构职能, 回应关切 */
export type Subject = (typeof subjects)[number];

/** A text of a kind that must tell certain things. */
export interface TextFact {
  subject: Subject;
  url: string;
  title: string;
  publishedAt: string | null;
  source: string | null;
  /** Names of the elements (table `elements.yaml`) that its words show. */
  holds: string[];
  /** Nothing of it seems to stand elsewhere: in pictures, frames or attached files. */
  whole: boolean;
  /** An interpretation without headings: what its words do not name may be told in others. */
  running?: true;
  /** Last day on which opinions are taken, for a consultation that tells it. */
  endsAt: string | null;
  /** The day on which the matter came up that it answers, for an answer to the public that tells it. */
  raisedAt?: string;
  /** Figures of an annual report. */
  report: AnnualReport | null;
  at: Evidence;
}

/** The tables of an annual report (国办公开办函〔2021〕30号); null where they could not be read. */
export interface AnnualReport {
  year: number | null;
  /** Rows of table 2 by their label; seven figures each: 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计. */
  requests: { label: string; figures: number[] }[] | null;
  /** The fifteen figures of table 3: 行政复议, 未经复议直接起诉, 复议后起诉, five each: 维持, 纠正, 其他, 尚未审结, 总计. */
  disputes: number[] | null;
}
