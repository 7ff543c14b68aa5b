import { expect, test } from 'vitest';
import { commonPlace, placeNames } from '../../../src/extract/columns/place-names.ts';

test.each([
  ['清河县人民政府', ['清河县', '清河']],
  ['红山市清河区教育局', ['红山市清河区', '清河区', '清河']],
  ['清河土家族苗族自治县人民政府', ['清河土家族苗族自治县', '清河']],
  ['欢迎光临', []],
])('%s', (name, places) => {
  expect(placeNames([null, name])).toEqual(places);
});

test('a site that does not tell its name is of the place that most of its documents name', () => {
  const own = Array.from({ length: 6 }, (_, i) => `清河县人民政府办公室关于第${i}件事的通知`);
  expect(commonPlace([...own, '红山市人民政府关于绿化的意见', null])).toEqual(['清河县', '清河']);
  expect(commonPlace(own.slice(0, 3))).toEqual([]);
  expect(commonPlace([...own, ...own.map((title) => title.replace('清河县', '红山市'))])).toEqual([]);
});
