import path from 'node:path';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { findRegister, loadRegister } from '../../src/load/register.ts';
import { folder } from './folders.ts';

const classes = ['政策文件', '政策解读', '通知公告'];

async function faultsOf(yaml: string): Promise<string[]> {
  const dir = folder({ 'register.yaml': yaml });
  const error = await loadRegister(path.join(dir, 'register.yaml'), classes).then(
    () => null,
    (e) => e,
  );
  expect(error?.exitCode).toBe(78);
  return error.message.split('\n');
}

const sound = `
sites:
  - { id: portal, url: https://www.example.gov.cn/ }
agencies:
  - id: 区政府
    name: 某区人民政府
    kind: government
    sites: [{ site: portal, role: owner }]
`;

test('a sound register is read with its defaults and cannot be changed', async () => {
  const dir = folder({ 'register.yaml': sound });
  const { register } = await loadRegister(findRegister(dir), classes);
  expect(register.agencies[0]).toMatchObject({ services: true, aliases: [] });
  expect(() => (register.agencies as unknown[]).push(1)).toThrow();
});

test('faults of values name file, line, place and what was expected', async () => {
  const faults = await faultsOf(`sites:
  - id: portal
    url: htp://www.example.gov.cn/
  - id: ../etc
    url: http://b.example.gov.cn/
agencies:
  - id: a
    name: 某局
    kind: departmant
    sits: []
`);
  expect(faults).toEqual([
    'register.yaml:3 sites[portal].url：应为以 http:// 或 https:// 开头的网址',
    'register.yaml:4 sites[../etc].id：编号只能用汉字、字母、数字、下划线和短横线，不超过64个字符',
    expect.stringMatching(/^register\.yaml:9 agencies\[a\]\.kind：.*是否想写“department”？$/),
    'register.yaml:10 agencies[a]：没有“sits”这一项，是否想写“sites”？',
  ]);
});

test('faults between the parts are told with the nearest known name', async () => {
  const faults = await faultsOf(`sites:
  - { id: portal, url: http://www.example.gov.cn/, columns: { 政策文见: none } }
  - { id: Portal, url: http://b.example.gov.cn/ }
  - { id: c, url: 'http://www.example.gov.cn/#top' }
agencies:
  - { id: a, name: 甲局, kind: department, sites: [{ site: portl, role: owner }] }
  - { id: a, name: 乙局, kind: department, sites: [{ site: portal, role: owner }] }
  - { id: d, name: 丁局, kind: department, sites: [{ site: portal, role: owner }] }
accounts:
  - { id: w, agency: e, platform: 微信, name: 某号 }
  - { id: c, agency: a, platform: 微信, name: 某号 }
`);
  expect(faults).toHaveLength(8);
  const text = faults.join('\n');
  expect(text).toContain(
    'register.yaml:2 sites[portal].columns.政策文见：没有“政策文见”这一栏目类别，是否想写“政策文件”？',
  );
  expect(text).toContain('register.yaml:3 sites[Portal].id：编号“Portal”与前面的 sites[portal] 重复');
  expect(text).toContain('register.yaml:4 sites[c].url：网址与网站“portal”相同');
  expect(text).toContain('没有编号为“portl”的网站，是否想写“portal”？');
  expect(text).toContain('register.yaml:7 agencies[a].id：编号“a”与前面的 agencies[a] 重复');
  expect(text).toContain('已登记由“乙局”主办');
  expect(text).toContain('register.yaml:10 accounts[w].agency：没有编号为“e”的责任单位');
  expect(text).toContain('register.yaml:11 accounts[c].id：编号“c”与前面的 sites[c] 重复');
});

test.each([
  ['a: [1', /^register\.yaml:1 不是正确的 YAML/],
  ['agencies: 5', /^register\.yaml:1 agencies：应为列表，现为5$/],
  ['', /^register\.yaml.* agencies：应为列表，现为空缺$/],
  ['x: &a [*a]', /^register\.yaml/],
])('what is no register is refused in a sentence: %s', async (yaml, sentence) => {
  expect((await faultsOf(yaml))[0]).toMatch(sentence);
});

test('none and two registers are refused', () => {
  expect(() => findRegister(folder())).toThrow('gongkai init');
  expect(() => findRegister(folder({ 'register.yaml': '', 'register.xlsx': '' }))).toThrow('请只留一份');
});

type Rows = (string | number | null)[][];
async function workbook(sheets: Record<string, Rows>): Promise<string> {
  const file = path.join(folder(), 'register.xlsx');
  await writeXlsxFile(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toFile(file);
  return file;
}

test('a workbook with Chinese headers equals the YAML that says the same', async () => {
  const file = await workbook({
    网站: [
      ['编号*', '首页网址', '栏目网址（每行一个）'],
      ['portal', 'https://www.example.gov.cn/', '政策文件=https://www.example.gov.cn/zc/\n政策解读=无'],
    ],
    单位: [
      ['编号', '名称', '类型', '网站', '关系', '路径', '对外服务', '别名'],
      ['1', '某局', '部门', null, null, null, '否', '局、某局办公室'],
      [null, null, null, null, null, null, null, null],
      [1, null, null, 'portal', '专栏', '/mou/、/ju/', null, null],
    ],
    accounts: [
      ['id', 'agency', 'platform', 'name', '订阅地址'],
      ['wx', 1, '微信', '某局发布', 'https://feed.example.gov.cn/rss'],
    ],
    说明: [['随便写']],
  });
  const { register, sha256, understood } = await loadRegister(file, classes);
  expect(register.agencies[0]!.sites).toEqual([
    { site: 'portal', role: 'section', paths: ['/mou/', '/ju/'], columns: {}, sourceNames: [] },
  ]);
  expect(register.sites[0]!.columns).toEqual({ 政策文件: 'https://www.example.gov.cn/zc/', 政策解读: 'none' });
  expect(understood).toContain(
    '单位：编号→id，名称→name，类型→kind，网站→site，关系→role，路径→paths，对外服务→services，别名→aliases',
  );
  const dir = folder({ 'register.yaml': JSON.stringify(register) });
  expect((await loadRegister(findRegister(dir), classes)).sha256).toBe(sha256);
});

test('faults of a workbook name sheet and row', async () => {
  const file = await workbook({
    网站: [
      ['编号', '网止'],
      ['portal', 'x'],
    ],
    责任单位: [
      ['编号', '名称', '类型', '网站', '关系'],
      ['a', '某局', '部们', 'portal', '主办'],
      ['b', '乙局', '部门', null, '主办'],
    ],
    帐号: [['编号']],
  });
  const error = await loadRegister(file, classes).then(
    () => null,
    (e) => e,
  );
  expect(error.message.split('\n')).toEqual([
    'register.xlsx[网站]:1 没有“网止”这一列，是否想写“网址”？',
    expect.stringContaining('register.xlsx[责任单位]:2 “类型”应为政府、部门'),
    expect.stringContaining('register.xlsx 没有“帐号”这种表'),
    'register.xlsx[责任单位]:3 填了“关系”“路径”等，却没有填“网站”',
  ]);
});

test('faults of the values of a workbook name the row that holds them', async () => {
  const file = await workbook({
    网站: [
      ['编号', '网址'],
      ['portal', 'www.example.gov.cn'],
    ],
    责任单位: [
      ['编号', '名称', '类型', '网站', '关系'],
      ['a', '甲局', '部门', 'portal', '主办'],
      [null, null, null, null, null],
      ['a', null, null, 'portal', null],
      ['b', '乙局', '部门', null, null],
      ['b', '乙局', '部门', null, null],
    ],
  });
  const error = await loadRegister(file, classes).then(
    () => null,
    (e) => e,
  );
  expect(error.message.split('\n')).toEqual([
    'register.xlsx[网站]:2 sites[portal].url：应为以 http:// 或 https:// 开头的网址',
    expect.stringContaining('register.xlsx[责任单位]:4 agencies[a].sites[2].role：应为owner、section之一，现为空缺'),
  ]);
});

test('a file that only looks like a workbook is refused', async () => {
  const dir = folder({ 'register.xlsx': 'PK no zip' });
  await expect(loadRegister(findRegister(dir), classes)).rejects.toThrow('register.xlsx 不是能打开的 Excel 工作簿');
});
