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
  by: 'link' | 'number' | 'title' | 'stem';
  /** 0–1. Below 0.8 a person should look. */
  confidence: number;
  at: Evidence;
}
