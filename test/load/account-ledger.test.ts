import { expect, it } from 'vitest';
import { readLedger } from '../../src/load/account-ledger.ts';
import type { Cell } from '../../src/load/workbook.ts';

const read = (...rows: Cell[][]) => readLedger([{ name: 'Sheet1', rows }]);
const brief = (ledger: ReturnType<typeof readLedger>) =>
  ledger.accounts.map(({ unit, platform, name, platformId, type }) => [unit, platform, name, platformId, type]);

it('title rows above the header, merged units, brackets and spaces in headers', () => {
  const ledger = read(
    ['青禾区政务新媒体备案登记表', null, null, null, null, null],
    ['填报日期：2024年6月1日', null, null, null, null, null],
    ['序号', '服务主体', '主管单位', '服务 类型', '账号名称（全称）', '账号'],
    ['1', '青禾区卫健局', '青禾区人民政府', '微信公众账号', '健康青禾', 'jkqh'],
    ['2', null, null, '今日头条号', '健康青禾', null],
    ['3', '青禾区教育局', '无', '手机客户端', '青禾教育', '无'],
    ['合计', '3', null, null, null, null],
  );
  expect(brief(ledger)).toEqual([
    ['青禾区卫健局', '微信', '健康青禾', 'jkqh', null],
    ['青禾区卫健局', '今日头条', '健康青禾', null, null],
    ['青禾区教育局', '客户端', '青禾教育', null, null],
  ]);
  expect(ledger.sheets).toMatchObject([{ line: 3, carried: [5] }]);
});

it('a column a platform, several accounts in a cell, addresses that tell ids', () => {
  const ledger = read(
    ['区县', '单位', '已知公众号名', '公众号ghid', '抖音主页 url', '微博主页url', '联系电话'],
    [
      '青禾区',
      '区公安分局',
      '青禾公安\n青禾交警',
      'gh_1|gh_2',
      'https://www.douyin.com/user/MS4wLjABAAAAabcdefghijklmnopqrst',
      'https://weibo.com/u/5100000001',
      '0830-1234567',
    ],
  );
  expect(brief(ledger)).toEqual([
    ['区公安分局', '微信', '青禾公安', 'gh_1', null],
    ['区公安分局', '微信', '青禾交警', 'gh_2', null],
    ['区公安分局', '抖音', 'MS4wLjABAAAAabcdefghijklmnopqrst', 'MS4wLjABAAAAabcdefghijklmnopqrst', null],
    ['区公安分局', '微博', '5100000001', '5100000001', null],
  ]);
  expect(JSON.stringify(ledger.accounts)).not.toContain('1234567');
});

it('a header of two rows, whose upper one names the platforms', () => {
  const ledger = read(
    ['单位', '微信公众号', null, '新浪微博', null],
    [null, '名称', '类型', '名称', '主页'],
    ['区水务局', '青禾水务', '服务号', '青禾水务微博', 'https://weibo.com/5100000002'],
  );
  expect(brief(ledger)).toEqual([
    ['区水务局', '微信', '青禾水务', null, '服务号'],
    ['区水务局', '微博', '青禾水务微博', '5100000002', null],
  ]);
});

it('several sheets named after platforms, a unit above the header, states, filing and whom the platform verified', () => {
  const { accounts, sheets } = readLedger([
    {
      name: '微信公众号',
      rows: [
        ['填报单位（盖章）：青禾区财政局', null, null, null, null],
        ['账号名称', '账号类型', '运行状态', '是否备案', '认证主体'],
        ['青禾财政', '订阅号', '正常', '是', '青禾区财政局'],
        ['青禾国资', '服务号', '已注销', '否', null],
      ],
    },
    { name: '填表说明', rows: [['请如实填写'], ['不得漏报']] },
  ]);
  expect(accounts).toMatchObject([
    { unit: '青禾区财政局', platform: '微信', type: '订阅号', state: '正常', filed: true, verifiedAs: '青禾区财政局' },
    { unit: '青禾区财政局', platform: '微信', type: '服务号', state: '关停', filed: false, verifiedAs: null },
  ]);
  expect(sheets.map(({ line }) => line)).toEqual([2, null]);
});

it('platform names in any spelling', () => {
  const spelt = [
    '微信订阅号',
    '新浪微博',
    'WeChat',
    '微信视频号',
    '微信小程序',
    '抖音短视频',
    'APP',
    '学习强国号',
    'B站',
  ];
  const { accounts } = read(['主办单位', '平台', '账号名称'], ...spelt.map((p, i) => ['某局', p, `号${i}`]));
  expect(accounts.map(({ platform }) => platform)).toEqual([
    '微信',
    '微博',
    '微信',
    '视频号',
    '小程序',
    '抖音',
    '客户端',
    '学习强国',
    '哔哩哔哩',
  ]);
  expect(accounts[0]!.type).toBe('订阅号');
});

it('the name of a sheet commands no terminal', () => {
  const rows = [
    ['单位', '平台', '账号名称'],
    ['某局', '微信', '某局发布'],
  ];
  const { accounts, sheets } = readLedger([{ name: '表\u001b]0;x\u0007\u202e', rows }]);
  expect(JSON.stringify([accounts, sheets])).not.toMatch(/\\u00|\u202e/);
});

it('more accounts than a city has are refused', () => {
  const names = Array.from({ length: 50 }, (_, i) => `号${i}`).join('、');
  const rows = Array.from({ length: 500 }, (_, i) => [`单位${i}`, '微信', names]);
  expect(() => read(['单位', '平台', '账号名称'], ...rows)).toThrow('分成几份');
});
