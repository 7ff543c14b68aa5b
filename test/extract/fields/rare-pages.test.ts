/** Layouts that few templates have. */
import { expect, test } from 'vitest';
import { articlePage, pageOf } from '../page-of.ts';

const p = (...lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('');
const url = 'http://www.example.gov.cn/show.asp?id=7';
const long = '近日，全县各单位组织干部群众义务植树，长势良好，下一步将继续加强管护。'.repeat(5);

test('when something takes place is no day of publication', () => {
  const text = p(
    '各有关单位：',
    '经研究，定于近期召开会议。',
    '时间：2024年3月16日（星期六）上午9：00',
    '地点：县会议中心',
  );
  expect(articlePage({ line: '2024-03-10 09:12 来源：县政府办', text }).publishedAt).toBe('2024-03-10');
  expect(articlePage({ line: '来源：县政府办', text }).publishedAt).toBeNull();
});

test('a page laid out by one table: a hot list beside the text is not the page', () => {
  const page = pageOf(
    `<title>青禾镇政府</title><table><tr><td>热点<br><a href="?id=1">我镇召开森林防火会</a>[3-12]<br><a href="?id=2">慰问困难党员活动</a>[1-18]</td>
    <td><table><tr><td>您现在的位置：<a href="/">首页</a> >> <a href="/c">政务动态</a></td></tr><tr><td><font>我镇开展春季植树活动</font></td></tr>
    <tr><td>作者：党政办　来源：本站原创　点击数：　更新时间：2023-3-28</td></tr><tr><td>${p(long)}</td></tr>
    <tr><td>上一篇：<a href="?id=6">镇小学举行运动会</a></td></tr></table></td></tr></table>`,
    { url },
  );
  expect(page).toMatchObject({
    kind: 'article',
    title: '我镇开展春季植树活动',
    publishedAt: '2023-03-28',
    source: '本站原创',
  });
});

test('a document under its red head, pasted whole', () => {
  const page = pageOf(
    `<title>政府文件 - 青禾县人民政府</title><div class="n"><p>青禾县人民政府文件</p><p>青政发〔2023〕11号</p><hr>
    <p><strong>青禾县人民政府</strong></p><p><strong>关于划定禁牧区的通告</strong></p>${p(long, '一、禁牧区为北部三镇。')}</div>
    <p>发布日期：2023-06-08 来源：县政府办</p>`,
    { url },
  );
  expect(page).toMatchObject({
    kind: 'policy',
    title: '青禾县人民政府关于划定禁牧区的通告',
    docNumber: '青政发〔2023〕11号',
    publishedAt: '2023-06-08',
  });
});

test('a table whose labels are told from the values by their elements alone', () => {
  const cell = (label: string, value: string) => `<div><strong>${label}</strong><span>${value}</span></div>`;
  const table = cell('索 引 号', '01115/2023-77') + cell('发文日期', '2023年8月10日') + cell('效力状态', '有效');
  const page = pageOf(
    `<div>${table}</div><h1>关于印发绿化管理细则的通知</h1><div id="zoom">${p('各单位：', long)}</div>`,
    { url },
  );
  expect(page.document).toMatchObject({
    indexNumber: '01115/2023-77',
    finishedAt: '2023-08-10',
    validity: { state: 'valid' },
  });
});

test('a call for opinions without a day', () => {
  const text = p(
    '为加强停车管理，我局起草了《停车管理办法（草案）》，现向社会公开征求意见，欢迎社会各界通过电子邮箱、信函、电话等方式提出意见和建议，我局将认真研究采纳。',
  );
  const page = pageOf(`<h1>关于征求《停车管理办法（草案）》意见的公告</h1><div class="nr">${text}</div>`, { url });
  expect(page).toMatchObject({ kind: 'solicitation', title: '关于征求《停车管理办法（草案）》意见的公告' });
});

test.each([
  ['【发布时间】2024-03-01　【信息来源】县林业局　【阅读次数】5', '2024-03-01', '县林业局'],
  ['稿件来源：县林业局　上传时间：2024-03-01', '2024-03-01', '县林业局'],
  ['信息来源：县林业局信息公开类别：工作动态发布时间：2024-03-01', '2024-03-01', '县林业局'],
  ['时间：[2024-03-01] 来源：[县林业局]', '2024-03-01', '县林业局'],
  ['Date：2024-03-01　Source：县林业局', '2024-03-01', '县林业局'],
  ['更新日期：2024-03-01　来源：县林业局　有效期至：2025-03-01', '2024-03-01', '县林业局'],
  ['提交时间：2024-03-01　来源于：县林业局', '2024-03-01', '县林业局'],
  ['<span>01</span><span>2024-03</span> 来源：县林业局', '2024-03-01', '县林业局'],
  ['报名时间：2024年3月5日至3月9日　来源：县林业局', null, '县林业局'],
])('a line of facts: %s', (line, publishedAt, source) => {
  expect(articlePage({ line })).toMatchObject({ title: '青禾县开展春季植树活动', publishedAt, source });
});

test.each([
  ['青政办〔2024〕5号&nbsp;&nbsp;&nbsp;签发人：某某', '青政办〔2024〕5号'],
  ['青政办﹝2024﹞5号', '青政办〔2024〕5号'],
  ['<b>青政办〔2024〕5号</b><b>2024-03-01</b>', '青政办〔2024〕5号'],
  ['文号：无', null],
])('a number above the text: %s', (line, docNumber) => {
  const text = p(line, '各乡镇人民政府：', `根据《条例》（国发〔2019〕1号），${long}`);
  expect(articlePage({ title: '关于印发绿化管理办法的通知', line: '发布时间：2024-03-01', text })).toMatchObject({
    kind: 'policy',
    docNumber,
  });
});

test.each([
  ['关于贯彻落实国发〔2022〕12号文件的通知', null],
  ['关于转发《国务院关于绿化的意见》（国发〔2022〕12号）的通知', null],
  ['关于印发绿化方案的通知（青政办〔2024〕7号）', '青政办〔2024〕7号'],
  ['青政办〔2024〕7号关于印发绿化方案的通知', '青政办〔2024〕7号'],
])('the number in a title is its own only where it is set off: %s', (title, docNumber) => {
  expect(articlePage({ title, text: p('各乡镇：', long) }).docNumber).toBe(docNumber);
});

test('where money and water come from is no source', () => {
  const text = p('资金来源：县财政', '水源来源：黄河水', long);
  expect(articlePage({ line: '公告时间：2024-03-01　公告截止时间：2024-03-20', text })).toMatchObject({
    publishedAt: '2024-03-01',
    source: null,
  });
});

test('news about reports is no report', () => {
  expect(articlePage({ title: '青禾县部署政府信息公开年度报告编制工作' }).kind).toBe('article');
  expect(articlePage({ title: '青禾县2023年政府信息公开工作年度报告（修订）' }).kind).toBe('annual-report');
});

test('the source in a list of terms beside the text', () => {
  const side = '<dl><dt>发布日期</dt><dd>2024-03-01</dd><dt>信息来源</dt><dd>县自然资源局</dd></dl>';
  expect(articlePage({ line: '', text: `${p(long)}${side}` })).toMatchObject({
    publishedAt: '2024-03-01',
    source: '县自然资源局',
  });
});

test('the day of a document whose label stands in an element before it is no day of publication', () => {
  const days = (label: string) =>
    pageOf(
      `<meta name="ArticleTitle" content="关于印发绿化管理办法的通知"><ul><li><b>${label}</b><div>2024-02-20</div></li></ul>
      <h1>关于印发绿化管理办法的通知</h1><ul><li><b>${label}</b><div>2024-02-20</div></li></ul><div id="zoom">${p('各单位：', long)}</div>`,
      { url },
    ).publishedAt;
  expect(['成文日期', '生成日期', '发布日期'].map(days)).toEqual([null, null, '2024-02-20']);
});

test('an order whose title is its number', () => {
  const page = articlePage({ title: '青禾市人民政府令第5号', column: '政府规章', text: p(long) });
  expect(page).toMatchObject({ kind: 'policy', docNumber: '青禾市人民政府令第5号' });
});

test('a text that tells neither day nor source is a text by its heading and its address', () => {
  expect(articlePage({ line: '点击：5' })).toMatchObject({ kind: 'article', title: '青禾县开展春季植树活动' });
  expect(articlePage({ line: '点击：5', title: '青禾县林业局主要职责和内设机构' }).kind).not.toBe('article');
});
