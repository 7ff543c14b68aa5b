import { expect, test } from 'vitest';
import { articlePage, pageOf } from './page-of.ts';

test('the date on the page beats the meta tag; the address never counts', () => {
  const head = '<meta name="PubDate" content="2024-03-09 10:00">';
  expect(articlePage({ head })).toMatchObject({ publishedAt: '2024-03-01', publishedAtMeta: '2024-03-09' });
  expect(articlePage({ head, line: '' }).publishedAt).toBe('2024-03-09');
  expect(
    articlePage({ line: '', head: '<meta name="ArticleTitle" content="青禾县开展春季植树活动">' }).publishedAt,
  ).toBeNull();
});

test.each([
  ['发布日期 : 2024年3月1日', '2024-03-01'],
  ['【时间：2024-03-01 08:00】【作者：办公室】', '2024-03-01'],
  ['<span>日期：</span><span>2024-03-01</span>', '2024-03-01'],
  ['<table><tr><td>发布时间：</td><td>2024/03/01</td></tr></table>', '2024-03-01'],
  ['2024-03-01 来源：县林业局', '2024-03-01'],
  ['成文日期：2024-01-05 发布时间：2024-03-01', '2024-03-01'],
  ['成文日期：2024-01-05', null],
  ['发布时间：<script>var d="2024年03月01日";if(d!=""){document.write(d);}</script>', '2024-03-01'],
  ['发布时间：<!--2020-01-01-->2024-03-01', '2024-03-01'],
])('date in %s', (line, day) =>
  expect(articlePage({ line, head: '<meta name="ArticleTitle" content="青禾县开展春季植树活动">' }).publishedAt).toBe(
    day,
  ),
);

test('a date in the body or in a list beside it is not the publication date', () => {
  const text = `<p>张某，1962年5月4日出生，长期在林业战线工作。${'他带领群众绿化荒山，事迹感人。'.repeat(8)}</p>
    <ul><li><a href="/x1.html">另一篇文章的标题</a><span>2024-02-02</span></li></ul>`;
  expect(articlePage({ line: '发布时间：2024-03-01', text }).publishedAt).toBe('2024-03-01');
  const head = '<meta name="ArticleTitle" content="青禾县开展春季植树活动">';
  expect(articlePage({ line: '', text, head }).publishedAt).toBeNull();
});

test.each([
  ['来源：县林业局 浏览次数：12', '县林业局'],
  ['信息来源： 县林业局&nbsp;&nbsp;作者：某某', '县林业局'],
  ['来源： <br>浏览次数：3', null],
  ['<script>var s="";if(s!=""){document.write("来源："+s);}</script>', null],
  ['<script>var s="县林业局";if(s!=""){document.write("来源："+s+"&emsp;");}</script>', '县林业局'],
])('source in %s', (line, source) => expect(articlePage({ line: `发布时间：2024-03-01 ${line}` }).source).toBe(source));

test('the heading is taken from the page, without the name of the site', () => {
  expect(articlePage({ title: '青禾县2024年植树节倡议书' }).title).toBe('青禾县2024年植树节倡议书');
  const broken =
    pageOf(`<title>站名</title><meta name="ArticleTitle" content="关于做好防汛工作的通知（青政〔2024〕5号）">
    <div class="t">关于做好防汛工作的通知<br>（青政〔2024〕5号）</div><h3>关于做好防汛工作的通知（青政…</h3><p>发布时间：2024-03-01</p>`);
  expect(broken.title).toBe('关于做好防汛工作的通知（青政〔2024〕5号）');
});

test('a title broken over lines is one title', () => {
  const page = pageOf(
    '<title>关于举办2024年植树活动的通知</title><h1>关于举办<br>2024年植树活动<br>的通知</h1><p>发布时间：2024-03-01</p>',
  );
  expect(page.title).toBe('关于举办2024年植树活动的通知');
});

test('the own document number, not a cited one', () => {
  const cited = '<p>各单位：</p><p>根据《关于加强管理的通知》（国办发〔2017〕47号）要求，现将有关事项通知如下。</p>';
  const title = '青禾县人民政府关于印发绿化方案的通知';
  const own = `<p align="center"><span>青政</span><span>〔</span><span>20</span><span>24</span>〕<span>5</span>号</p>${cited}`;
  expect(articlePage({ title, text: own })).toMatchObject({
    kind: 'policy',
    docNumber: '青政〔2024〕5号',
    issuer: '青禾县人民政府',
  });
  expect(articlePage({ title, text: cited }).docNumber).toBeNull();
  const table =
    '<table><tr><td>发文字号：</td><td>青政办〔2024〕8号</td><td>发文机构：</td><td>县政府办公室</td></tr></table>';
  expect(articlePage({ title, text: table + cited })).toMatchObject({
    docNumber: '青政办〔2024〕8号',
    issuer: '县政府办公室',
  });
  expect(articlePage({ title: `${title}（青政[2024]6号）`, text: cited }).docNumber).toBe('青政〔2024〕6号');
});

test('the column is the last name of the path, without the page itself', () => {
  expect(articlePage({ column: '部门动态' })).toMatchObject({
    columnName: '部门动态',
    breadcrumb: ['首页', '部门动态'],
  });
  const html = (path: string): string =>
    `<title>植树活动</title><meta name="ColumnName" content="其他"><div>${path}</div><h1>植树活动</h1><p>发布时间：2024-03-01</p>`;
  expect(pageOf(html('您现在所在的位置：<a href="/">首页</a> --> 工作动态 --> 正文')).columnName).toBe('工作动态');
  expect(pageOf(html('')).columnName).toBe('其他');
});

test('attachments with their names, the body text and its media', () => {
  const text = `<p>${'现将名单予以公布，请各单位认真组织实施。'.repeat(4)}</p><p><img src="a.jpg"></p><video src="v.mp4"></video>
    <p>附件：<a href="P020240301.docx">报名表</a> <a href="/files/b.pdf">附件2.名单.pdf</a> <a href="/c/">相关栏目</a></p>`;
  const page = articlePage({ text });
  expect(page.attachments).toEqual([
    { name: '报名表', url: 'http://www.example.gov.cn/a/202403/P020240301.docx' },
    { name: '附件2.名单.pdf', url: 'http://www.example.gov.cn/files/b.pdf' },
  ]);
  expect(page.media).toEqual({ images: 1, videos: 1, audios: 0 });
  expect(page.text).toMatch(/^现将名单予以公布/);
});

test('files that a frame shows, and those that a program hands out', () => {
  const text = `<p>全文如下，可在线查看，也可以下载。</p>
    <iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2Fnb.pdf"></iframe><embed src="/files/c.ofd"><iframe src="/map.html"></iframe>
    <p><a href="/system/download.jsp?wbfileid=7">附件【<span>年度报告.docx</span>】</a>已下载<span>12</span>次
    <a href="/module/download/downfile.jsp?classid=0&filename=a1.xls">预算表</a> <a href="/help/download/">常用下载</a></p>`;
  const { attachments, document } = articlePage({ text });
  expect(attachments.map(({ url, name }) => [url.replace('http://www.example.gov.cn', ''), name])).toEqual([
    ['/system/download.jsp?wbfileid=7', '附件【年度报告.docx】'],
    ['/module/download/downfile.jsp?classid=0&filename=a1.xls', '预算表'],
    ['/files/nb.pdf', 'nb.pdf'],
    ['/files/c.ofd', 'c.ofd'],
  ]);
  expect(document).toEqual({ textIn: 'file' });
});

test('a page of scans says that its text is in pictures', () => {
  const scans = '<p><img src="1.jpg"></p><p><img src="2.jpg"></p>';
  const named = (text: string) => articlePage({ text: `<div class="article-content">${text}</div>` }).document;
  expect(named(scans)).toEqual({ textIn: 'images' });
  expect(named(`<p>${'全县各单位组织干部群众义务植树，长势良好。'.repeat(9)}</p>${scans}`)).toBeUndefined();
});

test('an interpretation names its policy', () => {
  const page = articlePage({
    title: '《青禾县城市绿化管理办法》政策解读',
    column: '政策解读',
    text: `<p>《青禾县城市绿化管理办法》（青政〔2024〕5号）已经印发。${'现就主要内容解读如下。'.repeat(10)}</p><p>政策原文：<a href="/zc/5.html">查看</a></p>`,
  });
  expect(page).toMatchObject({
    kind: 'interpretation',
    interprets: {
      title: '青禾县城市绿化管理办法',
      docNumber: '青政〔2024〕5号',
      url: 'http://www.example.gov.cn/zc/5.html',
    },
  });
});

test('an answered letter is a text of its own, the letters together a list', () => {
  expect(articlePage({ title: '关于路灯不亮的问题', column: '县长信箱' })).toMatchObject({
    kind: 'mailbox',
    title: '关于路灯不亮的问题',
    publishedAt: '2024-03-01',
    list: null,
  });
});

test.each([
  ['annual-report', '青禾县财政局2023年政府信息公开工作年度报告', '通知公告'],
  ['guide', '青禾县政府信息公开指南', '信息公开指南'],
  ['solicitation', '关于对《绿化管理办法（草案）》公开征求意见的公告', '意见征集'],
  ['service', '新生儿入户办理须知', '办事指南'],
  ['article', '青禾县召开春季生产工作会议', '工作动态'],
  ['article', '县林业局印发造林绿化工作方案', '工作动态'],
])('%s: %s', (kind, title, column) => expect(articlePage({ title, column }).kind).toBe(kind));
