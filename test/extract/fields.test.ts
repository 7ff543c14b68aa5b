import { expect, test } from 'vitest';
import { running, sitePage } from './families.ts';
import { articlePage, pageOf } from './page-of.ts';

const head = '<meta name="ArticleTitle" content="青禾县开展春季植树活动">';

test.each([
  ['发布时间：二〇二四年三月五日', '2024-03-05'],
  ['发布时间：２０２４－０３－０５　１０：２０', '2024-03-05'],
  ['发布时间：2024-03-05 10∶08', '2024-03-05'],
  ['发布日期：2024.3.5', '2024-03-05'],
  ['发布时间：20240305', '2024-03-05'],
  ['发布时间：2024-3-5T16:20:00Z', '2024-03-06'],
  ['发布时间：2024-3-5T08:20:00+08:00', '2024-03-05'],
  ['发布时间：03-05 10:20', '2024-03-05'],
  ['发布时间：3月5日', '2024-03-05'],
  ['发布时间：今天 10:20', '2024-03-10'],
  ['发布时间：昨天', '2024-03-09'],
  ['发布时间：3天前', '2024-03-07'],
  ['发布时间：5小时前', '2024-03-10'],
  ['发布时间：<script>document.write("2024-03-05")</script>', '2024-03-05'],
  ['<script>var pubdate="2024-03-05 10:00";</script>发布时间：<script>document.write(pubdate)</script>', '2024-03-05'],
  ['发布时间：<!-- 2023-01-01 --><span>2024年03月05日</span>', '2024-03-05'],
  ['<dl><dt>发布时间</dt><dd>2024-03-05</dd></dl>', '2024-03-05'],
  ['更新时间：2024-03-05', '2024-03-05'],
  [
    '<ul><li><span>成文日期</span><span>2024-02-20</span></li><li><span>发布日期</span><span>2024-03-05</span></li></ul>',
    '2024-03-05',
  ],
  ['<p>[发布日期]2024-03-05</p><p>[有效期至]2029-03-05</p>', '2024-03-05'],
  ['发文日期：2024-02-20 上网时间：2024-03-05', '2024-03-05'],
  [
    '<table><tr><td>信息索引号</td><td>01</td></tr><tr><td>信息生成日期</td><td>2024-02-20</td></tr><tr><td>信息发布日期</td><td>2024-03-05</td></tr></table>',
    '2024-03-05',
  ],
  ['发文日期：2024-03-01 发布日期：2024-03-05', '2024-03-05'],
  ['发文日期：2024-03-05', '2024-03-05'],
  ['印发日期：2024-03-05', null],
  ['征集时间：2024-03-05 至 2024-04-05', null],
  ['张三，男，1990-07-01参加工作。', null],
  ['施行日期：2024-03-05', null],
  ['有效期至：2024-03-05', null],
  ['最后访问时间：2024-03-05', null],
  ['今天是：2024年3月10日 星期日', null],
])('date in %s', (line, day) => expect(articlePage({ line, head }).publishedAt).toBe(day));

test.each([
  ['来源：县林业局 作者：张某 编辑：李某 浏览：12次', '县林业局'],
  ['来源：县林业局责任编辑：李某', '县林业局'],
  ['来源：<a href="http://x.example.gov.cn/">县林业局</a> | 字号：大 中 小', '县林业局'],
  ['稿源：县融媒体中心', '县融媒体中心'],
  ['供稿单位：县林业局 供图：王某', '县林业局'],
  ['【来源：县林业局】', '县林业局'],
  ['来源：本站', '本站'],
  ['来源：&nbsp;&nbsp;发布时间：2024-03-01', null],
  ['来源：- 作者：', null],
  ['<span>来源：</span><span>县林业局</span><span>浏览：</span>', '县林业局'],
  ['<span>2024-03-01 09:30</span><span>来源：县林业局</span><span>阅读人数：<em>-</em></span>', '县林业局'],
  ['来源：县林业局阅读人数：3', '县林业局'],
  ['<table><tr><td>来源</td><td>县林业局</td></tr></table>', '县林业局'],
  ['<ul><li>来源：</li><li>县林业局</li></ul>', '县林业局'],
  ['信息来源：县林业局2024-03-01 10:00', '县林业局'],
  ['来源：<img src="/logo.png" alt="新华社">', '新华社'],
])('source in %s', (line, source) => expect(articlePage({ line, head }).source).toBe(source));

test.each([
  ['<p>（青政〔2024〕7号）</p>', '青政〔2024〕7号'],
  ['<p>【文　　号】青政〔2024〕7号</p>', '青政〔2024〕7号'],
  ['<p><label>[文 号]</label>青政〔2024〕7号</p>', '青政〔2024〕7号'],
  ['<p>青政 [ 2024 ] 7 号</p>', '青政〔2024〕7号'],
  ['<p>青政<span>〔</span><span lang="EN-US">2024</span><span>〕</span><span>7</span>号</p>', '青政〔2024〕7号'],
  ['<p>青政发﹝2024﹞第7号</p>', '青政发〔2024〕第7号'],
  ['<p>青禾县人民政府令第12号</p>', '青禾县人民政府令第12号'],
  ['<p>青禾县人民政府公告2024年第3号</p>', '青禾县人民政府公告2024年第3号'],
  [
    '<table><tr><td>发文字号</td><td>青政办〔2024〕9号</td></tr></table><p>根据《办法》（国发〔2020〕3号）</p>',
    '青政办〔2024〕9号',
  ],
  ['<table><tr><td>文号：</td><td>2024年第3号</td></tr></table>', '2024年第3号'],
  ['<table><tr><td>文 号</td><td>县政府令第12号</td></tr></table>', '县政府令第12号'],
  ['<table><tr><td>发文字号：</td><td></td></tr></table><p>各乡镇：</p><p>根据国发〔2020〕3号文件</p>', null],
  [`<p>根据《森林条例》（国发〔2020〕3号），现通知如下。</p>`, null],
])('document number in %s', (text, docNumber) =>
  expect(
    articlePage({ title: '青禾县关于保护古树名木的通知', text: text + running, column: '政策文件' }).docNumber,
  ).toBe(docNumber),
);

test.each([
  ['<table><tr><td>发布机构：</td><td>青禾县林业局</td></tr></table>', '青禾县林业局'],
  [
    '<table><tr><td>发文机关</td><td>青禾县人民政府</td><td>成文日期</td><td>2024-02-28</td></tr></table>',
    '青禾县人民政府',
  ],
  ['<table><tr><td>发文机关：</td><td></td><td>成文日期：</td><td>2024-02-28</td></tr></table>', null],
  ['<p>各责任部门要加强领导，发布单位应当核实内容。</p>', null],
  ['<p>由制发机关负责解释，并报送备案。</p>', null],
])('issuer in %s', (text, issuer) =>
  expect(articlePage({ title: '关于保护古树名木的通知', text: text + running }).issuer).toBe(issuer),
);

const bare = (html: string, title = '') =>
  pageOf(`<html><head><title>${title}</title></head><body>${html}</body></html>`);

test.each([
  ['soft-404', '<p>对不起，您要查看的内容飞走了</p><a href="/">返回首页</a>', '出错啦'],
  ['soft-404', '<p>抱歉，该信息已被撤销或尚未发布</p><a href="/">首页</a>', '提示'],
  [
    'soft-404',
    '<script>setTimeout("jump()",5000)</script><p>您输入的网址有误，<span>5</span>秒后自动跳转到首页</p>',
    '',
  ],
  ['soft-404', '<p>文章不存在或者未审核</p>', '系统提示'],
  ['soft-404', '<h2>HTTP Status 404 – 未找到</h2><p>请求的资源不可用</p>', ''],
  ['soft-404', '<p>参数错误</p><a href="javascript:history.go(-1)">返回上一页</a>', '提示信息'],
  ['closed', '<p>网站正在建设中，敬请期待</p>', '青禾县林业局'],
  ['closed', '<p>系统升级维护公告：为提升服务，本网站于3月1日至5日暂停对外服务。</p>', ''],
  ['moved', '<p>本网站内容已整合至青禾县人民政府门户网站，<a href="http://a.example.gov.cn">点击进入</a></p>', ''],
  ['blocked', '<p>您的IP因访问次数过多已被限制</p>', ''],
  ['captcha', '<p>请按住滑块拖动到最右边</p><script src="/slider.js"></script>', '安全验证'],
  ['login', '<form><p>用户登录</p><input name="u"><input type="password"><p>验证码</p></form>', '后台管理'],
])('%s: %s', (trouble, html, title) => expect(bare(html, title).trouble).toBe(trouble));

test.each([
  [
    '<h1>关于网站系统升级维护的公告</h1><p>发布时间：2024-03-01 来源：县政务办</p><p>本网站将于3月2日暂停服务两小时。</p>',
    '',
  ],
  ['<h1>如何输入验证码办理登录</h1><p>发布时间：2024-03-01</p><p>请输入图形验证码后登录。</p>', ''],
  ['<p>信息已移送县纪委监委处理，后续情况将及时公布。</p><p>二〇二四年三月五日</p>', '情况通报'],
])('no trouble: %s', (html, title) => expect(pageOf(sitePage(html, `<title>${title}</title>`)).trouble).toBeNull());

test.each([
  ['<script>document.write(unescape("%3Cspan id=\'_ideConac\' %3E%3C/span%3E"))</script>', { conac: true }],
  ['<p>网站标识码：<span>4112230001</span></p>', { idCode: '4112230001' }],
  ['<p>网站标识码 bm12000001</p>', { idCode: 'bm12000001' }],
  ['<p>政府网站标识码(4112230001)</p>', { idCode: '4112230001' }],
  ['<p>备案号：豫 ICP 备 05001234 号 - 1</p>', { icp: '豫ICP备05001234号-1' }],
  ['<p>京ICP备2021000001号</p>', { icp: '京ICP备2021000001号' }],
  [
    '<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=41122302000012">备案</a>',
    { policeNo: '公网安备 41122302000012号' },
  ],
  ['<p>豫公网安备：41122302000012号</p>', { policeNo: '豫公网安备 41122302000012号' }],
  ['<p>豫公安备案41122302000012号</p>', { policeNo: null }],
  [
    `<script>document.write("<a href='https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4112230001'>x</a>")</script>`,
    { idCode: '4112230001', errorReport: true },
  ],
])('marks in %s', (html, marks) => expect(pageOf(html).identity).toMatchObject(marks));
