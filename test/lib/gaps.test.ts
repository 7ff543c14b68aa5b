import { expect, test } from 'vitest';
import { gapSentence } from '../../src/lib/gaps.ts';
import { gap } from '../checks/facts.ts';

test('gaps in one sentence', () => {
  expect(gapSentence([])).toBe('相关内容未能采集');
  expect(gapSentence([gap('pages', 'http://a/', 'robots')])).toBe('robots.txt 不允许采集（http://a/）');
  expect(gapSentence([gap('pages', 'a', 'limit'), gap('pages', 'b')])).toBe('超出采集上限，未继续（a等2处）');
});
