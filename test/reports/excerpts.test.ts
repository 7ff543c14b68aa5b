import { expect, test } from 'vitest';
import { excerptParts } from '../../reports/excerpts.ts';

const parts = (excerpt: string, found: string | null, data = {}) => excerptParts(excerpt, { found, data });

test('what the finding is about is marked where the page says it', () => {
  expect(parts('通知 2018-03-02 发布', '2018-03-02')).toEqual([
    { text: '通知 ', hit: false },
    { text: '2018-03-02', hit: true },
    { text: ' 发布', hit: false },
  ]);
  expect(parts('政策文件：无', null, { column: '政策文件', days: 3 })![0]).toEqual({ text: '政策文件', hit: true });
  expect(parts('没有提到', '别的')).toEqual([{ text: '没有提到', hit: false }]);
});

test('numbers of persons are masked, dates and filing numbers are not', () => {
  const shown = parts('联系人13800001234，510501200001010012，备案05083640，20180302', null)![0]!.text;
  expect(shown).toBe('联系人138******34，510*************12，备案05083640，20180302');
});

test('no excerpt, no parts; many values mark three times at most', () => {
  expect(parts(' ', 'x')).toBeNull();
  expect(parts('甲乙'.repeat(9), '甲乙')!.filter((p) => p.hit)).toHaveLength(3);
});
