import { expect, test } from 'vitest';
import { byGovernment } from '../../../src/extract/policies/by-government.ts';
import { titleStem } from '../../../src/extract/policies/stem.ts';
import type { PageFacts } from '../../../src/model/page.ts';
import { derive, host, link, listPage, page, rows } from '../stored-pages.ts';

test.each([
  ['清河县人民政府办公室关于印发《清河县河道管护实施方案》的通知', '清河县河道管护实施方案'],
  ['《清河县人民政府办公室关于印发清河县河道管护实施方案的通知》解读', '清河县河道管护实施方案'],
  ['《清河县河道管护实施方案》政策解读', '清河县河道管护实施方案'],
  ['一图读懂：清河县河道管护实施方案', '清河县河道管护实施方案'],
  ['【图解】清河县河道管护实施方案（试行）', '清河县河道管护实施方案'],
  ['政策解读|关于《清河县河道管护实施方案》的解读', '清河县河道管护实施方案'],
  ['清河县人民政府关于加快发展稻田养鱼的意见', '加快发展稻田养鱼的意见'],
  ['关于《清河县人民政府关于加快发展稻田养鱼的意见》的图解', '加快发展稻田养鱼的意见'],
  ['清河县水利局关于公布河长名单的公告', '河长名单'],
  ['通知', '通知'],
])('stem of %s', (title, stem) => {
  expect(titleStem(title)).toBe(stem);
});

const doc = (docNumber: string | null, title = '关于绿化的意见', issuer: string | null = null) => ({
  docNumber,
  title,
  issuer,
});
test.each([
  [doc('清政〔2024〕3号'), true],
  [doc('清河府办发〔2024〕3号'), true],
  [doc('清政办函[2024]3号'), true],
  [doc('国发〔2024〕3号'), false],
  [doc('国务院令第586号'), false],
  [doc(null, '国务院办公厅关于绿化的意见'), false],
  [doc('豫政〔2024〕3号'), false],
  [doc('清水利〔2024〕3号'), false],
  [doc('民政〔2024〕3号'), false],
  [doc(null, '清河县人民政府关于绿化的意见'), true],
  [doc(null, '清河县人民政府办公室关于绿化的意见'), true],
  [doc(null, '红山市人民政府关于绿化的意见'), false],
  [doc(null, '清河县教育局关于绿化的意见'), false],
  [doc(null, '关于绿化的意见', '清河县人民政府'), true],
  [doc(null), null],
])('whether %o is of the government', (document, expected) => {
  expect(byGovernment(document, ['清河县', '清河'])).toBe(expected);
});

test('a number of the city above is not of the district', () => {
  const places = ['红山市清河区', '清河区', '清河'];
  expect(byGovernment(doc('红府发〔2024〕3号'), places)).not.toBe(true);
  expect(byGovernment(doc('清府办发〔2024〕3号'), places)).toBe(true);
});

const title = '清河县人民政府办公室关于印发清河县河道管护实施方案的通知';
const policy = page('/wj/1.html', {
  kind: 'policy',
  title,
  docNumber: '清政办〔2024〕3号',
  publishedAt: '2024-03-05',
  text: '各乡镇：'.repeat(50),
});
const longText = '方案分为四个部分。'.repeat(30);

function interpretationsOf(facts: Partial<PageFacts>, other = policy) {
  const explained = page('/jd/1.html', {
    kind: 'interpretation',
    publishedAt: '2024-03-06',
    text: longText,
    ...facts,
  });
  const result = derive([page('/'), other, explained]);
  return result.facts.documents!.find((d) => d.kind === 'policy')!.interpretations;
}

test('an interpretation is matched by link, number, quoted title, stem, and faintly by what it contains', () => {
  const by = (facts: Partial<PageFacts>) => interpretationsOf(facts).map((m) => [m.by, m.confidence]);
  expect(by({ title: '河道新政来了', interprets: { url: policy.url } })).toEqual([['link', 1]]);
  expect(by({ title: '河道新政来了', text: `清政办[2024]3号已经印发。${longText}` })).toEqual([['number', 0.95]]);
  expect(by({ title: '河道新政来了', text: `根据清政办[2024]3号，${longText}` })).toEqual([['number', 0.75]]);
  expect(by({ title: '河道新政来了', text: `《清河县河道管护实施方案》印发。${longText}` })).toEqual([['title', 0.9]]);
  expect(by({ title: '一图读懂：清河县河道管护实施方案' })).toEqual([['stem', 0.85]]);
  expect(by({ title: '清河县河道管护实施方案有哪些亮点' })).toEqual([['stem', 0.7]]);
  expect(by({ title: '清河县畜禽养殖污染防治办法解读' })).toEqual([]);
});

test('a policy page that links its interpretation is a link in the other direction', () => {
  const linking = page('/wj/1.html', { ...policy.facts!, links: [link('/jd/1.html', '政策解读')] });
  expect(interpretationsOf({ title: '河道新政来了' }, linking)).toMatchObject([{ by: 'link', confidence: 1 }]);
});

test('a policy that an interpretation of another one names is at most its basis', () => {
  const facts = {
    title: '《清河县湿地保护办法》解读',
    text: `依据《清河县河道管护实施方案》（清政办〔2024〕3号）制定。${longText}`,
  };
  expect(interpretationsOf(facts)).toMatchObject([{ by: 'number', confidence: 0.75 }]);
});

test('an interpretation long before the policy explains an earlier one', () => {
  expect(interpretationsOf({ title: '清河县河道管护实施方案解读', publishedAt: '2022-03-06' })).toEqual([]);
});

test('forms come from the title, the media and the length of the text', () => {
  const forms = (facts: Partial<PageFacts>) =>
    interpretationsOf({ title: '清河县河道管护实施方案解读', ...facts })[0]!.forms;
  expect(forms({})).toEqual(['text']);
  expect(forms({ text: '见图', media: { images: 2, videos: 0, audios: 0 } })).toEqual(['graphic']);
  expect(forms({ media: { images: 0, videos: 1, audios: 0 } })).toEqual(['video', 'text']);
  expect(forms({ title: '《清河县河道管护实施方案》答记者问' })).toEqual(['qa', 'text']);
});

test('listed pages become documents by their column, and rows not read are still interpretations', () => {
  const list = listPage('/jd/', '政策解读', [
    ...rows('/jd/', ['清河县河道管护实施方案解读', '2024-03-06']),
    { title: '动画：清河县河道管护实施方案', url: 'https://video.test/9', date: '2024-03-07' },
  ]);
  const files = listPage('/wj/', '政策文件', rows('/wj/', [title, '2024-03-05'], ['全县绿化现场会召开', '2024-03-01']));
  const article = page('/jd/1.html', { kind: 'article', title: '清河县河道管护实施方案解读', text: longText });
  const news = page('/wj/2.html', { kind: 'article', title: '全县绿化现场会召开', text: longText });
  const { facts, gaps } = derive([
    page('/'),
    list,
    files,
    { ...policy, facts: { ...policy.facts!, kind: 'article' } },
    article,
    news,
  ]);
  expect(facts.documents!.map((d) => [d.kind, d.url, d.forms])).toEqual([
    ['interpretation', `${host}/jd/1.html`, ['text']],
    ['policy', `${host}/wj/1.html`, []],
    ['interpretation', 'https://video.test/9', ['animation']],
  ]);
  expect(facts.documents![1]).toMatchObject({ byGovernment: true, columns: ['政策文件'] });
  expect(facts.documents![1]!.interpretations).toHaveLength(2);
  expect(gaps.filter((g) => g.fact === 'documents' && g.reason === 'limit')).toEqual([]);
});

test('recent rows of document columns that were not read are a gap', () => {
  const files = listPage('/wj/', '政策文件', rows('/wj/', [title, '2024-03-05'], ['旧文件', '2015-03-05']));
  const { gaps } = derive([page('/'), files]);
  expect(gaps.filter((g) => g.fact === 'documents' && g.reason === 'limit')).toEqual([
    { fact: 'documents', place: `${host}/wj/`, reason: 'limit', detail: '政策文件 1' },
  ]);
});

test('a policy at two addresses is one, published on the earlier day; the report of a website is no annual report', () => {
  const again = page('/zl/9.html', { ...policy.facts!, publishedAt: '2024-03-20' });
  const report = page('/nb/1.html', { kind: 'annual-report', title: '2023年政府网站工作年度报表' });
  const { facts } = derive([page('/'), again, policy, report]);
  expect(facts.documents!.map((d) => [d.url, d.publishedAt])).toEqual([[policy.url, '2024-03-05']]);
});

test('an interpretation elsewhere that nobody read may be the one: by the link of the policy page, or by its day', () => {
  const found = (links: ReturnType<typeof link>[], ...items: [string, string][]) => {
    const outside = items.map(([name, date], i) => ({ title: name, url: `https://video.test/${i}`, date }));
    const list = listPage('/jd/', '政策解读', outside);
    const { facts } = derive([page('/'), list, page('/wj/1.html', { ...policy.facts!, links })]);
    return facts.documents!.find((d) => d.kind === 'policy')!.interpretations.map((m) => [m.by, m.confidence]);
  };
  const elsewhere = 'https://slj.test/jd/7.html';
  expect(found([link(elsewhere, '河道管护怎么做？水利局解读来了')])).toEqual([['link', 0.75]]);
  expect(found([link(elsewhere, '部门解读')])).toEqual([]);
  expect(found([], ['河道有人管啦', '2024-03-07'])).toEqual([['day', 0.3]]);
  expect(found([], ['《红山市湿地保护办法》解读', '2024-03-07'], ['河道有人管啦', '2023-03-07'])).toEqual([]);
});
