/** How a site explains its policies. */
import type { Evidence } from './facts.ts';

export const interpretationForms = [
  'text',
  'graphic',
  'video',
  'audio',
  'qa',
  'press',
  'interview',
  'animation',
  'expert',
  'media',
] as const;
/** 文字, 图解, 视频, 音频, 问答, 新闻发布会, 访谈, 动漫, 专家解读, 媒体解读 */
export type InterpretationForm = (typeof interpretationForms)[number];

export interface InterpretationMatch {
  url: string;
  title: string | null;
  publishedAt: string | null;
  forms: InterpretationForm[];
  /** `day`: nothing but that it came out in these days and was not read. */
  by: 'link' | 'number' | 'title' | 'stem' | 'day';
  /** 0–1. Below 0.8 a person should look. */
  confidence: number;
  /** Absent where one of the two has no text that could be read. */
  copied?: Copied;
  at: Evidence;
}

export const interpretationElements = [
  'background',
  'aims',
  'content',
  'scope',
  'standard',
  'benefit',
  'difference',
  'terms',
  'contact',
] as const;
/** 背景依据, 目标任务, 主要内容, 适用范围, 执行标准和期限, 惠民利民举措, 新旧政策差异, 术语释义, 解读机构和联系方式 */
export type InterpretationElement = (typeof interpretationElements)[number];

/** Who explains a policy, as the page says. */
export interface Interpreter {
  /** 解读人, with the office held where it is named. */
  person: string | null;
  /** 解读机构 */
  office: string | null;
  /** Whether a telephone for questions is named. */
  phone: boolean;
}

/** What the text of an interpretation holds. Absent where no text was read. */
export interface InterpretationText {
  elements: InterpretationElement[];
  interpreter: Interpreter | null;
}

/** How much of an interpretation stands word by word in the policy. */
export interface Copied {
  /** 0–1: share of its characters. */
  share: number;
  /** The longest passage, at most 200 characters, without punctuation. */
  longest: string;
  /** Characters of the longest passage. */
  length: number;
}
