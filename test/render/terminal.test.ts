import { expect, test } from 'vitest';
import { cells, rankingText } from '../../src/render/terminal.ts';
import { hostile, sampleResults } from '../reports/sample-results.ts';

const results = sampleResults();

test('who is last and who is vetoed can be read off, with the reason', () => {
  const text = rankingText(results, { color: false, width: 120 });
  expect(text).toMatch(/4 青河县住房和城乡建设局 +77\.14 .*应更新栏目长期未更新 −5/);
  expect(text).toMatch(/— 青河县交通运输局 .*单项否决：网站无法访问/);
  expect(text).toMatch(/— 青河县水利局 .*评估完成度 35%/);
});

test('no line is wider than the terminal, counted in cells', () => {
  for (const width of [60, 80, 120]) {
    const lines = rankingText(results, { color: false, width }).split('\n');
    for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width);
  }
});

test('columns align although names are wide characters', () => {
  const lines = rankingText(results, { color: false, width: 120 }).split('\n');
  const scores = lines.filter((l) => /\d\.\d\d /.test(l));
  const ends = scores.map((l) => cells(l.slice(0, l.search(/\.\d\d /))));
  expect(scores.length).toBeGreaterThan(5);
  expect(new Set(ends).size).toBe(1);
});

test('a name cannot steer the terminal', () => {
  const one = sampleResults();
  one.judgement.agencies[0]!.name = `局${hostile.direction}\u001b]0;owned\u0007\u009b2J`;
  const text = rankingText(one, { color: false, width: 100 });
  expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(text)).toBe(false);
});

test('colour only when asked for', () => {
  expect(rankingText(results, { color: true, width: 100 })).toContain('\u001b[31m');
  expect(rankingText(results, { color: false, width: 100 })).not.toContain('\u001b');
});

test('each site says how many pages it took, once', () => {
  const one = sampleResults();
  const site = {
    id: 's1',
    type: 'site' as const,
    name: '青河县门户网站',
    pages: { fetched: 88, shown: 263 },
    gaps: [],
  };
  for (const agency of one.judgement.agencies) agency.targets = [site];
  const text = rankingText(one, { color: false, width: 100 });
  expect(text.match(/青河县门户网站：评价采集88页，网站显示263页/g)).toHaveLength(1);
});
