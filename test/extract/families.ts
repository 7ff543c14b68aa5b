/** Small pages as the families of site software write them: the same page in many markups. */

const menu = ['首页', '新闻动态', '政务公开', '办事服务', '互动交流', '走进青禾', '专题专栏']
  .map((name, i) => `<li><a href="/c${i}/">${name}</a></li>`)
  .join('');
const foot = `<div class="footer"><p>主办单位：青禾县人民政府办公室 <a href="/about/">关于我们</a> <a href="/map/">网站地图</a></p>
<p>网站标识码：4112230001 <a href="http://beian.miit.gov.cn">豫ICP备05001234号-1</a> 豫公网安备 41122302000012号</p></div>`;

export const running = `<p>${'今年以来，全县各单位认真落实工作部署，组织干部群众义务植树，长势良好。'.repeat(5)}</p>`;

/** A whole page of a site: menu, the given part, footer. */
export function sitePage(main: string, head = '<title>青禾县人民政府</title>'): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>
<div class="header"><ul class="nav">${menu}</ul></div>${main}${foot}</body></html>`;
}

interface Article {
  title: string;
  day: string;
  source: string;
  column: string;
  text: string;
}

/** What every article of the table below says. */
export const said: Article = {
  title: '青禾县召开春季造林绿化现场会',
  day: '2024-03-01',
  source: '县林业局',
  column: '工作动态',
  text: running,
};

const slashed = (day: string): string => day.replaceAll('-', '/').replaceAll('/0', '/');
const spelled = (day: string): string => day.replace(/(\d+)-(\d+)-(\d+)/, '$1年$2月$3日');

/** One article in the markup of each family. */
export const families: Record<string, (a: Article) => string> = {
  'Hanweb with marks in comments': (a) =>
    sitePage(
      `<table width="1000"><tr><td>您现在的位置：<a href="/">首页</a> &gt; <a href="/col/col12/index.html">${a.column}</a></td></tr></table>
      <table id="c" width="100%"><tr><td class="title"><!--<$[标题名称(html)]>begin-->${a.title}<!--<$[标题名称(html)]>end--></td></tr>
      <tr><td><table width="100%"><tr><td align="center">发布日期：${a.day}</td><td>浏览次数：<script src="/module/visitcount/articlehits.jsp"></script></td>
      <td>信息来源：${a.source}</td><td>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</td></tr></table></td></tr>
      <tr><td class="bt_content"><div id="zoom"><!--ZJEG_RSS.content.begin-->${a.text}<!--ZJEG_RSS.content.end--></div></td></tr></table>`,
      `<title>青禾县人民政府 ${a.column} ${a.title}</title>`,
    ),
  'UCAP comments': (a) =>
    sitePage(
      `<div class="crumb">您的位置：<a href="/">首页</a>&gt;<a href="/x/">${a.column}</a></div><div class="mainbox"><div class="cont_title"><ucaptitle>${a.title}</ucaptitle></div>
      <div class="msg">发布时间：<publishtime>${a.day} 09:12</publishtime>来源：<ucapsource>${a.source}</ucapsource> 【字体：<a href="#">大</a> <a href="#">小</a>】</div>
      <div class="cont"><UCAPCONTENT>${a.text}</UCAPCONTENT></div></div>`,
      `<title>${a.title}_${a.column}_青禾县人民政府</title>`,
    ),
  'UCAP, Guangdong': (a) =>
    sitePage(
      `<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/gzdt/">${a.column}</a></div><h1 class="zw-title">${a.title}</h1>
      <div class="zw-info"><span class="time">时间 : ${a.day} 10:02:11</span><span class="ly">来源 : ${a.source}</span><span class="share">【打印】【字体：大 中 小】</span></div>
      <div class="zw">${a.text}</div>`,
      `<title>${a.title}_青禾县林业局</title>`,
    ),
  'VSB form': (a) =>
    sitePage(
      `<table class="winstyle1"><tr><td>当前位置：<a href="../index.htm">首页</a>&gt;&gt;<a href="gzdt.htm">${a.column}</a>&gt;&gt;正文</td></tr></table>
      <form name="_newscontent_fromname"><table border="0" width="100%" class="winstyle190"><tr><td class="titlestyle190" align="center">${a.title}</td></tr>
      <tr><td align="center"><span class="timestyle190">${a.day} 16:20</span><span class="authorstyle190">${a.source}</span>&nbsp;</td></tr>
      <tr><td class="contentstyle190"><div class="c190_content"><div id="vsb_content">${a.text}</div></div></td></tr></table></form>`,
      `<title>${a.title}-青禾县林业局</title>`,
    ),
  SiteServer: (a) =>
    sitePage(
      `<div class="weizhi">当前位置：<a href="/">首页</a> &gt; <a href="/channels/12.html">${a.column}</a> &gt; 正文</div>
      <div class="detail"><h2>${a.title}</h2><p class="from">来源：${a.source}　　作者：　　日期：${spelled(a.day)}　　点击数：<script src="/api/stl/actions/dynamic"></script></p>
      <div class="detail_body">${a.text}</div></div>`,
      `<title>${a.title}-${a.column}-青禾县林业局</title>`,
    ),
  JEECMS: (a) =>
    sitePage(
      `<div class="dqwz"><a href="/">首页</a> &gt; <a href="/gzdt/index.jhtml">${a.column}</a> &gt; 正文</div><div class="article"><h1>${a.title}</h1>
      <div class="msgbar">发布时间: ${a.day} 08:30:00 &nbsp; 作者： &nbsp; 来源：${a.source} &nbsp; 浏览次数：<span id="views"></span></div><div class="content">${a.text}</div></div>`,
      `<title>${a.title}-青禾县林业局</title>`,
    ),
  EmpireCMS: (a) =>
    sitePage(
      `<td class="position">您当前的位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/gzdt/">${a.column}</a></td><div class="box"><div class="con_bt">${a.title}</div>
      <div class="con_xx"><span>时间：${a.day} 来源：${a.source} 点击：<script src="/e/public/ViewClick/?classid=1"></script>次</span></div><div class="con_nr">${a.text}</div></div>`,
      `<title>${a.title}</title>`,
    ),
  Lonsun: (a) =>
    sitePage(
      `<div class="wz_top">当前位置：<a href="/">首页</a> &gt; <a href="/content/column/1">${a.column}</a> &gt; 正文</div><div class="newscontnet"><h1 class="newstitle">${a.title}</h1>
      <div class="newsinfo"><span class="fbsj">发布时间：${a.day} 15:22</span><span class="ly">信息来源：${a.source}</span><span>阅读：<b id="hits"></b>次</span></div>
      <div class="newscon j-fontContent">${a.text}</div></div>`,
      `<title>${a.title}_青禾县人民政府</title>`,
    ),
  TRS: (a) =>
    sitePage(
      `<div class="BreadcrumbNav">首页 <a href="../" class="CurrChnlCls">首页</a> &gt; <a href="./" class="CurrChnlCls">${a.column}</a></div><div class="xl"><div class="xl_tit">${a.title}</div>
      <div class="xl_tit1">${spelled(a.day)} 11:20 来源：${a.source} <em>分享：</em></div><div class="view TRS_UEDITOR trs_paper_default">${a.text}</div></div>`,
      `<title>${a.title}_${a.column}_青禾县人民政府</title>`,
    ),
  'old cells, nothing named': (a) =>
    sitePage(
      `<TABLE><TR><TD>→ 当前位置：<A href="/">首页</A> → <A href="l.asp?id=3">${a.column}</A></TD></TR></TABLE>
      <TABLE width=760><TR><TD align=center><FONT size=4><B>${a.title}</B></FONT></TD></TR><TR><TD align=center>来源：${a.source} 发布时间：${slashed(a.day)} 阅读：12次</TD></TR>
      <TR><TD>${a.text}</TD></TR></TABLE>`,
    ),
  'old cells, the site as title': (a) =>
    sitePage(
      `<table><tr><td height="28">您现在的位置： <a href="/">首页</a> &gt;&gt; <a href="/Article/ShowClass.asp?ClassID=3">${a.column}</a> &gt;&gt; 正文</td></tr></table>
      <table width="700"><tr><td height="50" class="main_tdbg_760" align="center">${a.title}</td></tr><tr><td align="center">作者：佚名　文章来源：${a.source}　点击数：　更新时间：${slashed(a.day)}</td></tr>
      <tr><td>${a.text}</td></tr></table>`,
    ),
  'plain paragraphs': (a) =>
    sitePage(
      `<div>所在位置：<a href="/">首页</a>/<a href="/dt/">${a.column}</a></div><div class="w1200"><p style="font-size:24px;text-align:center">${a.title}</p>
      <p style="text-align:center">${a.day}&nbsp;&nbsp;来源：${a.source}</p>${a.text}</div>`,
      `<title>${a.title} - 青禾县林业局</title>`,
    ),
  'split day and month': (a) =>
    sitePage(
      `<ol class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/dt/">${a.column}</a></li></ol><div class="date"><b>${a.day.slice(8)}</b><span>${a.day.slice(0, 7)}</span></div><h1>${a.title}</h1>
      <div class="laiyuan">稿源：${a.source}</div><div class="detail-content">${a.text}</div>`,
      `<title>${a.title}</title>`,
    ),
  'definition list': (a) =>
    sitePage(
      `<div class="location">当前栏目：<a href="/">首页</a> &gt; <a href="/dt/">${a.column}</a></div><dl class="show"><dt>${a.title}</dt><dd class="info">发布日期：${a.day} 供稿：${a.source}</dd><dd class="txt">${a.text}</dd></dl>`,
      `<title>${a.title}-青禾县林业局</title>`,
    ),
};
