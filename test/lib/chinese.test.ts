import { expect, test } from 'vitest';
import { arabicYears, cut, maskNumbers, nameKey, oneLine, quotedTitle, squeeze } from '../../src/lib/chinese.ts';

test('names are compared without white space, width and punctuation', () => {
  const same = ['青禾区（人民）政府', ' 青禾区 (人民)政府', '青禾区\u3000【人民】政府\u200b', '青禾区·人民·政府'];
  expect(new Set(same.map(nameKey)).size).toBe(1);
  expect(nameKey('Ａ１办')).toBe('a1办');
  expect(squeeze(' 一\u3000二\t\ufeff三 ')).toBe('一二三');
});

test('years in Chinese figures', () => {
  expect(arabicYears('二〇二二年度报告')).toBe('2022年度报告');
  expect(arabicYears('二○一九年、二零二零年')).toBe('2019年、2020年');
  expect(arabicYears('第二一〇二号')).toBe('第二一〇二号');
});

test('numbers that identify are masked, short ones and years are not', () => {
  expect(maskNumbers('身份证510100199001011234，电话13800000000，2023年第12号')).toBe(
    '身份证510*************34，电话138******00，2023年第12号',
  );
  expect(maskNumbers('51010019900101123X')).toBe('510*************3X');
});

test('a title inside a title', () => {
  expect(quotedTitle('关于印发《甲办法》《乙办法》的通知')).toBe('关于印发〈甲办法〉〈乙办法〉的通知');
});

test('a line is one line: no breaks, controls or direction overrides', () => {
  expect(oneLine(' 一\r\n二\u202e三\u0000\u2066四 ')).toBe('一 二 三 四');
});

test('cutting counts characters and splits none', () => {
  expect(cut('一二三四', 4)).toBe('一二三四');
  expect(cut('一二三四五', 4)).toBe('一二三…');
  expect(cut('😀😀😀', 2)).toBe('😀…');
});
