import { describe, expect, test } from 'vitest';
import { datesIn, finishedDate } from '../../../src/extract/dates/finished-date.ts';
import { stateInTitle, stateOf, untilIn } from '../../../src/extract/fields/validity.ts';
import { articlePage } from '../page-of.ts';

const title = '青禾县人民政府关于印发造林奖补办法的通知';
const text = `<p>各乡镇人民政府，县直各单位：</p><p>${'为加快国土绿化，规范造林奖补资金的使用和管理，制定本办法。'.repeat(4)}</p>
  <p>青禾县人民政府</p><p>二〇二四年二月二十日</p>`;
const rows = [
  ['索 引 号', '11000-2024-017', '主题分类', '农业、林业、水利/林业'],
  ['发文机关', '青禾县人民政府', '成文日期', '2024年02月20日'],
  ['文　　号', '青政发〔2024〕3号', '有 效 性', '有效'],
  ['发布日期', '2024-03-01', '有效期至', '2029-03-01'],
];
const expected = {
  indexNumber: '11000-2024-017',
  theme: '农业、林业、水利/林业',
  finishedAt: '2024-02-20',
  validity: { state: 'valid', until: '2029-03-01' },
  addressee: '各乡镇人民政府，县直各单位',
};
const pairs = rows.flatMap(
  ([a, b, c, d]) =>
    [
      [a, b],
      [c, d],
    ] as const,
);

describe('the table of a document, of whatever it is made', () => {
  test.each([
    [
      'table',
      `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
    ],
    [
      'table with colons',
      `<table>${rows.map((row) => `<tr>${row.map((cell, i) => `<th>${cell}${i % 2 ? '' : '：'}</th>`).join('')}</tr>`).join('')}</table>`,
    ],
    ['dl', `<dl>${pairs.map(([a, b]) => `<dt>${a}</dt><dd>${b}</dd>`).join('')}</dl>`],
    [
      'list of one line each',
      `<ul>${pairs.map(([a, b]) => `<li><strong>${a}：</strong><span>${b}</span></li>`).join('')}</ul>`,
    ],
    ['boxes', `<div>${pairs.map(([a, b]) => `<div class="l">${a}：</div><div class="r">${b}</div>`).join('')}</div>`],
    ['brackets', `<ul>${pairs.map(([a, b]) => `<li>【${a}】${b}</li>`).join('')}</ul>`],
  ])('%s', (_, table) => {
    expect(articlePage({ title, line: table, text }).document).toEqual(expected);
  });

  test('empty cells have no value of another', () => {
    const table = `<table><tr><td>索引号：</td><td></td><td>成文日期：</td><td></td></tr><tr><td>有效性：</td><td></td><td>发布日期：</td><td>2024-03-01</td></tr></table>`;
    const { document } = articlePage({ title, line: table, text: text.replace(/<p>二〇.*<\/p>/, '') });
    expect(document).toEqual({ addressee: expected.addressee });
  });

  test('a news page has nothing of it', () => {
    const news = '<p>各地坚持科学性、有效性：全县干部群众义务植树。成文日期以公布为准。</p>'.repeat(5);
    expect(articlePage({ text: news }).document).toBeUndefined();
  });
});

describe('the day under the signature', () => {
  const body = `${'为加快国土绿化，制定本办法。'.repeat(3)}\n`;
  test.each([
    [`${body}青禾县人民政府\n二〇二四年二月二十日\n（此件公开发布）`, '2024-02-20'],
    [
      `${body}县林业局　县财政局\n2024 年 2 月 3 日\n附件\n造林标准\n${'一、每亩不少于一百株。\n'.repeat(60)}`,
      '2024-02-03',
    ],
    [`${body}　　　　２０２４年２月３日\n`, '2024-02-03'],
    [`${body}二○一九年元月十五日`, '2019-01-15'],
    [`${body}自2024年3月1日起施行。`, null],
    [`2024年2月3日\n${body}`, null],
    [`${body}2024年2月30日`, null],
    [
      `${body}现印发给你们，请认真贯彻执行。\n2024年2月3日\n造林标准\n${'一、每亩不少于一百株。\n'.repeat(60)}`,
      '2024-02-03',
    ],
    [`${body}2023年1月1日\n植树一百株。\n2023年1月2日\n${'说明事项若干，逐条列出如下。\n'.repeat(60)}`, null],
  ])('%#', (whole, day) => expect(finishedDate(whole)).toBe(day));

  test('days of a text are each told once', () => {
    expect(datesIn('二〇二四年二月三日，2024-02-03，2023年5月1日', 10)).toEqual(['2024-02-03', '2023-05-01']);
  });
});

describe('whether it is in force', () => {
  test.each([
    ['有效', 'valid'],
    ['现行有效', 'valid'],
    ['是', 'valid'],
    ['已失效', 'invalid'],
    ['无效', 'invalid'],
    ['已废止', 'invalid'],
    ['否', 'invalid'],
    ['部分失效', 'changed'],
    ['已修改', 'changed'],
    ['尚未生效', 'not-yet'],
    ['有效/失效', null],
    ['有效期5年', null],
    ['长期', null],
  ])('%s', (value, state) => expect(stateOf(value)).toBe(state));

  test('a mark in the title', () => {
    expect(stateInTitle('关于印发造林奖补办法的通知（已废止）')).toBe('invalid');
    expect(stateInTitle('【失效】关于印发造林奖补办法的通知')).toBe('invalid');
    expect(stateInTitle('关于废止部分文件的通知')).toBeNull();
    expect(stateInTitle('造林奖补办法（2019年修订）')).toBeNull();
  });

  test.each([
    ['本办法自2024年3月1日起施行，有效期5年。', '2029-03-01'],
    ['本办法自2024年3月1日起施行，有效期至2026年12月31日。', '2026-12-31'],
    ['自2024年2月29日起实施，有效期限为三年。', '2027-02-28'],
    ['有效期延长至2025年6月30日', '2025-06-30'],
    ['执业证书有效期五年。', null],
    ['2024年3月1日，检查发现食品超过有效期。', null],
  ])('%s', (line, until) => expect(untilIn(line)).toBe(until));
});

describe('who may read it, of which kind it is, and two days that differ', () => {
  const table = (...cells: string[][]) =>
    `<table>${cells.map(([a, b]) => `<tr><td>${a}</td><td>${b}</td></tr>`).join('')}</table>`;
  test('as the table says', () => {
    const line = table(
      ['索引号', '11000-2024-017'],
      ['公文种类', '通知'],
      ['公开方式', '主动公开'],
      ['成文日期', '2024年02月18日'],
    );
    expect(articlePage({ title, line, text }).document).toMatchObject({
      openness: 'open',
      genre: '通知',
      finishedAt: '2024-02-18',
      signedAt: '2024-02-20',
    });
  });
  test.each([
    ['（此件公开发布）', 'open'],
    ['（此件主动公开）', 'open'],
    ['（此件依申请公开）', 'on-request'],
    ['（此件不予公开）', 'closed'],
    ['信息公开选项：主动公开', 'open'],
  ])('%s', (mark, openness) => {
    expect(articlePage({ title, text: `${text}<p>${mark}</p>` }).document?.openness).toBe(openness);
  });
  test('a sentence about publication is no mark', () => {
    expect(
      articlePage({ title, text: `${text}<p>各单位要主动公开（包括依申请公开的）有关信息。</p>` }).document?.openness,
    ).toBeUndefined();
  });
});

test.each([
  ['<div>提示：该文件已于2024年1月1日废止</div>', 'invalid'],
  ['<img src="stamp.png" alt="已失效">', 'invalid'],
  ['<div>附：原《造林办法》同时废止</div>', undefined],
])('a note or a stamp beside the head: %s', (note, state) => {
  expect(articlePage({ title, line: `发布时间：2024-03-01${note}`, text }).document?.validity?.state).toBe(state);
});
