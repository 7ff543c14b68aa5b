import { expect, test } from 'vitest';
import { running, sitePage } from './families.ts';
import { pageOf } from './page-of.ts';

const path = (...names: string[]) =>
  `<div class="position">当前位置：<a href="/">首页</a>${names.map((n, i) => ` &gt; <a href="/p${i}/">${n}</a>`).join('')}</div>`;
const rows = (n: number, name: string) =>
  Array.from(
    { length: n },
    (_, i) => `<li><a href="/x/2024/${i}.html">${name}第${i + 1}期有关情况</a><span>2024-02-${10 + i}</span></li>`,
  ).join('');
const paragraphs = (text: string) => `<p>${text.repeat(4)}</p>`;
const duties = paragraphs('负责全县林业和草原及其生态保护修复的监督管理，组织开展造林绿化工作。');

test.each([
  [
    'leader',
    'dl',
    `${path('政务公开', '领导之窗')}<dl class="ld"><dt><img src="/a.jpg"></dt><dd>姓名：张三</dd><dd>职务：党组书记、局长</dd><dd>分工：主持局全面工作，分管办公室、人事股和财务股。</dd><dd>简历：大学学历，历任县农业局副局长、乡长。</dd></dl>`,
  ],
  [
    'leader',
    'table',
    `${path('领导信息')}<table><tr><td rowspan="3"><img src="a.jpg"></td><td>姓 名</td><td>李四</td></tr><tr><td>职 务</td><td>副局长</td></tr><tr><td>工作分工</td><td>分管森林防火、资源管理工作，联系林场。</td></tr></table>`,
  ],
  [
    'leader',
    'cards',
    `${path('机构领导')}<div class="leader_list">${['张三', '李四', '王五'].map((n) => `<div class="card"><a href="/ld/${n}.html"><img src="/${n}.jpg"><h3>${n}</h3></a><p>党组成员、副局长</p></div>`).join('')}</div>`,
  ],
  [
    'leader',
    'no column',
    `<h2>县长</h2><div class="name">张三</div><h3>工作分工</h3><p>领导县政府全面工作，负责审计方面工作，分管县审计局。</p><h3>个人简历</h3><p>男，汉族，大学学历，历任副县长、县委副书记。</p>`,
    '<title>张三_政府领导_青禾县人民政府</title>',
  ],
  [
    'org',
    'paragraphs',
    `${path('政务公开', '机构职能')}<h2>青禾县林业局</h2>${duties}<p>办公地址：县城关镇人民路1号 联系电话：0370-0000000</p>`,
  ],
  ['org', 'dated', `${path('机构设置', '内设机构')}<h1>内设机构及职责</h1><div>发布时间：2024-03-01</div>${duties}`],
  [
    'org',
    'table',
    `${path('机构概况')}<table><tr><td>机构名称</td><td>青禾县林业局</td></tr><tr><td>办公地址</td><td>人民路1号</td></tr><tr><td>主要职责</td><td>${duties}</td></tr></table>`,
  ],
  [
    'mailbox',
    'form',
    `${path('互动交流', '局长信箱')}<form><p>姓名 <input name="n"></p><p>信件内容 <textarea></textarea></p><input type="submit" value="提交"></form>`,
  ],
  [
    'mailbox',
    'letter',
    `${path('互动交流', '县长信箱')}<table><tr><td>信件标题</td><td>关于路灯不亮的问题</td></tr><tr><td>来信时间</td><td>2024-02-20</td></tr><tr><td>来信内容</td><td>人民路路灯多日不亮，请尽快维修。</td></tr><tr><td>答复单位</td><td>县城管局</td></tr><tr><td>答复内容</td><td>您好，路灯已修复，感谢您的监督。</td></tr></table>`,
  ],
  [
    'service',
    'guide',
    `${path('办事服务', '办事指南')}<h1>林木采伐许可证核发</h1><table><tr><td>受理条件</td><td>林权清晰</td></tr><tr><td>申请材料</td><td>申请表</td></tr><tr><td>办理时限</td><td>5个工作日</td></tr></table>${duties}`,
  ],
  [
    'service',
    'undated without column',
    `<h1>林木采伐许可证核发办事指南</h1><h3>办理依据</h3><p>森林法有关条款。</p><h3>申请材料</h3><p>申请表、权属证明。</p><h3>办理流程</h3><p>窗口受理后五个工作日内办结。</p>`,
    '<title>林木采伐许可证核发办事指南-青禾县政务服务网</title>',
  ],
  [
    'guide',
    'undated',
    `${path('政务公开', '政府信息公开指南')}<div class="con"><p style="text-align:center">青禾县林业局政府信息公开指南</p>${paragraphs('为便于公民、法人和其他组织获取政府信息，特编制本指南，每年更新。')}</div>`,
  ],
  [
    'annual-report',
    'undated',
    `${path('政务公开', '政府信息公开年报')}<h2>青禾县林业局2023年政府信息公开工作年度报告</h2><div class="con"><h3>一、总体情况</h3>${running}</div>`,
  ],
  [
    'policy',
    'gkmlpt',
    `<div class="content"><div class="classify"><table><tr><td class="label">索引号:</td><td>0000000-2024-00001</td><td class="label">分类:</td><td>通知</td></tr><tr><td class="label">发布机构:</td><td>青禾县林业局</td><td class="label">成文日期:</td><td>2024-02-28</td></tr><tr><td class="label">名称:</td><td colspan="3">青禾县林业局关于做好春季造林工作的通知</td></tr><tr><td class="label">文号:</td><td>青林〔2024〕3号</td><td class="label">发布日期:</td><td>2024-03-01</td></tr></table></div><h1 class="title document-number">青禾县林业局关于做好春季造林工作的通知</h1><div class="article-content">${running}</div></div>`,
    '<title>青禾县林业局关于做好春季造林工作的通知</title>',
  ],
  [
    'policy',
    'metadata only',
    `${path('政务公开', '规范性文件')}<table class="xxgk"><tr><td>索引号</td><td>QH01-2024-1</td><td>主题分类</td><td>林业</td></tr><tr><td>标题</td><td colspan="3">关于做好春季造林工作的通知</td></tr><tr><td>发文字号</td><td>青林〔2024〕3号</td><td>发布日期</td><td>2024-03-01</td></tr></table><div class="TRS_Editor">${running}</div>`,
  ],
  ['column-list', 'rows', `${path('政务公开', '通知公告')}<ul class="list">${rows(10, '县林业局通知公告')}</ul>`],
  [
    'column-list',
    'cells',
    `<table><tr><td>您的位置：<a href="/">首页</a>&gt;<a href="/t/">工作动态</a></td></tr></table><table>${Array.from({ length: 8 }, (_, i) => `<tr><td>·<a href="show.asp?id=${i}">全县林业工作简报第${i}期发布</a></td><td>[2024-2-${i + 10}]</td></tr>`).join('')}</table>`,
  ],
  [
    'column-list',
    'one row, written by a script',
    `${path('互动交流', '意见征集')}<h1>意见征集</h1><div id="5347"><script type="text/xml"><datastore><totalrecord>1</totalrecord><recordset><record><![CDATA[<li><a href="/a/1.html">关于古桥保护方案征求意见采纳情况的反馈</a><span>2024-01-22</span></li>]]></record></recordset></datastore></script></div><div>${running}</div>`,
  ],
  ['column-list', 'empty', `${path('政务公开', '政策解读')}<div class="list"><p>暂无内容</p></div>`],
  [
    'column-list',
    'summaries',
    `${path('工作动态')}${Array.from({ length: 6 }, (_, i) => `<div class="item"><h3><a href="/n/${i}.html">县林业局召开第${i}次工作会议</a></h3><p>会议传达了有关精神，研究部署了近期重点工作任务。</p><p>来源：县林业局 发布时间：2024-02-1${i}</p></div>`).join('')}`,
  ],
  [
    'solicitation',
    'range',
    `${path('互动交流', '意见征集')}<h1>关于《青禾县古树名木保护办法》的意见征集</h1><p>征集时间：2024-02-20 至 2024-03-20 状态：进行中</p><p>发布时间：2024-02-20</p>${running}`,
  ],
  [
    'other',
    'map',
    `<h2>网站地图</h2>${Array.from({ length: 12 }, (_, i) => `<a href="/m${i}/">栏目名称${i}</a> `).join('')}`,
  ],
])('%s: %s', (kind, _, main, head?: string) => {
  expect(pageOf(sitePage(main, head), { url: 'http://www.example.gov.cn/x/y/12.html' }).kind).toBe(kind);
});

test('a leader in a definition list keeps his text', () => {
  const main = `${path('领导之窗')}<dl><dt>张三</dt><dd>职务：党组书记、局长，负责全面工作并联系林场</dd><dd>分工：主持局全面工作，分管办公室、人事股和财务股。</dd></dl>`;
  const { text } = pageOf(sitePage(main), { url: 'http://www.example.gov.cn/ld/1.html' });
  expect(text).toContain('党组书记');
  expect(text).toContain('财务股');
  expect(text).not.toContain('版权');
});

test('a metadata table gives title, number, day and source', () => {
  const main = `<table><tr><td>索 引 号：</td><td>QH01-2024-1</td><td>发布日期：</td><td>2024-03-01</td></tr><tr><td>发布机构：</td><td>青禾县林业局</td><td>文 号：</td><td>青林〔2024〕3号</td></tr><tr><td>标 题：</td><td colspan="3">关于做好春季造林工作的通知</td></tr></table><div id="zoom">${running}</div>`;
  expect(pageOf(sitePage(main), { url: 'http://www.example.gov.cn/x/1.html' })).toMatchObject({
    kind: 'policy',
    title: '关于做好春季造林工作的通知',
    docNumber: '青林〔2024〕3号',
    publishedAt: '2024-03-01',
    issuer: '青禾县林业局',
  });
});

test.each([
  ['<title>青禾县人民政府</title>', ''],
  ['<title>欢迎访问青禾县人民政府门户网站</title><meta name="SiteName" content="青禾县人民政府">', ''],
  ['<title>首页_青禾县人民政府</title>', ''],
  ['<title>网站首页</title>', '<img class="logo" src="/logo.png" alt="青禾县人民政府">'],
])('name of the site: %s', (head, main) =>
  expect(pageOf(sitePage(main, head), { url: 'http://www.example.gov.cn/' }).identity.siteName).toBe('青禾县人民政府'),
);

test.each([
  [
    'frame shell',
    '<frameset rows="90,*"><frame src="top.html"><frame src="main.html"></frameset>',
    'http://www.example.gov.cn/',
  ],
  ['fragment', 'document.getElementById("hits").innerHTML="12"', 'http://www.example.gov.cn/e/hits.php'],
])('%s is no column and no text', (_, html, url) => {
  expect(['stub', 'other', 'home']).toContain(pageOf(html, { url }).kind);
});

test.each([
  ['<h1>网站无法访问怎么办</h1><p>来源：县政务办 2024-03-01</p><p>如提示对不起，页面出错，请返回首页重试。</p>'],
  ['<h1>青禾县人民政府网站改版公告</h1><p>日期：2024-03-01</p><p>本网站已整合至新平台，原栏目继续更新。</p>'],
  [
    '<h1>关于防范仿冒网站的提示</h1><p>2024-03-01 来源：县网信办</p><p>凡要求输入验证码的链接，请勿点击，可能已被拦截。</p>',
  ],
])('a text of the site about failures is an article: %s', (main) => {
  expect(pageOf(sitePage(main), { url: 'http://www.example.gov.cn/x/9.html' })).toMatchObject({
    kind: 'article',
    trouble: null,
  });
});

test('a scan in place of a text is told by its pictures', () => {
  const main = `${path('政策文件')}<h1>关于做好春季造林工作的通知</h1><p>发布时间：2024-03-01 来源：县林业局</p><div class="TRS_Editor"><p><img src="/a1.jpg"></p><p><img src="/a2.jpg"></p></div><div class="share"><img src="/wx.png"></div>`;
  const page = pageOf(sitePage(main), { url: 'http://www.example.gov.cn/x/9.html' });
  expect(page).toMatchObject({ kind: 'policy', media: { images: 2 }, document: { textIn: 'images' } });
});

test('the main text is without menu, share and footer', () => {
  const main = `<h1>青禾县开展春季植树活动</h1><p>发布时间：2024-03-01</p><div class="nr">${running}</div><div class="xg"><h3>相关文章</h3><ul>${rows(3, '相关工作')}</ul></div><div class="share">分享到：微信 微博</div>`;
  const { text, kind } = pageOf(sitePage(main), { url: 'http://www.example.gov.cn/x/9.html' });
  expect(kind).toBe('article');
  expect(text).toContain('长势良好');
  expect(text).not.toMatch(/相关文章|分享到|主办单位|政务公开/);
});

const blocks = ['要闻', '公告', '文件', '解读', '动态', '公示']
  .map((b) => `<div class="box"><h3>${b}</h3><a href="/${b}/">更多&gt;&gt;</a><ul>${rows(6, `${b}内容`)}</ul></div>`)
  .join('');
test.each([
  'http://www.example.gov.cn/',
  'http://www.example.gov.cn/index.htm',
  'http://www.example.gov.cn/ROOT/portal/',
])('a front page at %s', (url) => {
  expect(pageOf(sitePage(`<div>今天是 2024年3月10日 星期日</div>${blocks}`), { url }).kind).toBe('home');
});

test('a text that is a video or a picture is dated by the line under its heading', () => {
  const line = '<div class="info">2024-03-01 来源：县融媒体中心</div>';
  for (const media of ['<video src="a.mp4"></video>', '<p><img src="a.jpg"></p>'])
    expect(pageOf(sitePage(`<h1>青禾新闻联播</h1>${line}${media}`, '<title>青禾新闻联播</title>'))).toMatchObject({
      kind: 'article',
      title: '青禾新闻联播',
      publishedAt: '2024-03-01',
      source: '县融媒体中心',
    });
});

test('a query of the front script asks for one text', () => {
  const main = `<h1>全县卫生工作会议召开<br /><span>2024-03-01 10:20:30&nbsp;&nbsp;来源：县卫健委&nbsp;&nbsp;点击：<em>0</em></span></h1><div>${running}</div>`;
  const url = 'http://www.example.gov.cn/index.php?m=content&c=index&a=show&catid=12&id=880';
  expect(pageOf(sitePage(main, '<title>全县卫生工作会议召开 - 县卫健委</title>'), { url })).toMatchObject({
    kind: 'article',
    title: '全县卫生工作会议召开',
    publishedAt: '2024-03-01',
  });
});

test('a heading in a link that leads nowhere, also one of the fifth order', () => {
  const line = '<div><span>日期：</span><span>2024-03-01</span> <span>来源：县林业局</span></div>';
  const title = '关于暂停部分窗口服务的公告';
  for (const [heading, tab] of [
    [`<p class="tit"><a href="javascript:void(0);">\n${title}\n</a></p>`, '公告通知'],
    [`<h5><a>${title}</a></h5>`, title],
  ] as const)
    expect(pageOf(sitePage(`${heading}${line}<div>${running}</div>`, `<title>${tab}</title>`))).toMatchObject({
      kind: 'article',
      title,
      publishedAt: '2024-03-01',
    });
});

test('a column whose rows carry a source and a day is no article', () => {
  const main = `${path('部门动态')}<h2>部门动态</h2><ul>${Array.from({ length: 7 }, (_, i) => `<li><a href="/d/${i}.html">县直部门第${i}次动态信息发布</a> <em>来源：县林业局</em> <span>2024-02-1${i}</span></li>`).join('')}</ul>`;
  expect(pageOf(sitePage(main), { url: 'http://www.example.gov.cn/d/' }).kind).toBe('column-list');
});

test('a title in three parts names the column of a text', () => {
  const main = `<h1>青禾县开展春季植树活动</h1><p>发布时间：2024-03-01</p><div>${running}</div>`;
  const page = pageOf(sitePage(main, '<title>青禾县开展春季植树活动_部门动态_青禾县人民政府</title>'));
  expect(page.columnName).toBe('部门动态');
});

test('a second title and a line of facts above the title do not hide it', () => {
  const title = '青禾县林业局召开春季造林绿化推进会议';
  const second = `<div class="b1">${title}</div><div>——全县推进会侧记</div><div>2024-03-01　来源：县林业局</div><div>${running}</div>`;
  const above = `<div>发布时间：2024-03-01　来源：县林业局</div><div class="b1"><b>${title}</b></div><div>${running}</div>`;
  for (const html of [sitePage(second), sitePage(above, `<title>${title}</title>`)])
    expect(pageOf(html)).toMatchObject({ kind: 'article', title, publishedAt: '2024-03-01', source: '县林业局' });
});
