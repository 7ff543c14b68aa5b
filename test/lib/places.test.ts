import { expect, test } from 'vitest';
import { isOfOther } from '../../src/lib/places.ts';

const district = ['青禾市丹枫区人民政府'];

test('bodies of the state, of a place above and of another place are others', () => {
  const others = [
    '国家发展改革委关于《甲办法（征求意见稿）》公开征求意见的公告',
    '司法部关于甲条例公开征求意见的通知',
    '青禾市司法局关于甲办法公开征求意见的公告',
    '某某省司法厅公开征求意见',
    '省司法厅',
    '市司法局关于甲的公告',
    '白露区教育局',
  ];
  expect(others.filter((text) => !isOfOther(text, district))).toEqual([]);
});

test('own ones, and texts that name nobody, are not', () => {
  const own = [
    '丹枫区司法局关于甲办法公开征求意见的公告',
    '青禾市丹枫区人民政府办公室关于甲的公告',
    '区教育局',
    '市场监督管理局',
    '关于《青禾市停车办法》公开征求意见的公告',
    '青禾市停车管理办法（征求意见稿）',
    '区政府网',
    '',
  ];
  expect(own.filter((text) => isOfOther(text, district))).toEqual([]);
  expect(isOfOther('市司法局', ['青禾市人民政府'])).toBe(false);
  expect(isOfOther('青禾市司法局关于甲的公告', ['青禾市司法局'])).toBe(false);
});
