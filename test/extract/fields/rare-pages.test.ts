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
