/** What notices of the sample county stand on. */
import type { NoticeContext } from '../../reports/notice-parts.ts';
import { sampleContext } from './sample-results.ts';

export function noticeContext(over: Partial<NoticeContext> = {}): NoticeContext {
  return {
    ...sampleContext(),
    date: '2018-08-01',
    number: null,
    workdays: 15,
    discreet: new Set(),
    firstSeen: new Map(),
    ...over,
  };
}
