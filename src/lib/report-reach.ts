/** What must be read for the annual reports that were published from a day on. */
import type { Reach } from '../model/plan.ts';

export function reportReach(from: string): Reach {
  return { lists: { 政府信息公开年报: from }, opened: { 政府信息公开年报: from, 'annual-report': from } };
}
