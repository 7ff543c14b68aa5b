/** What kind of page it is, from what the other readers found. */
import { isArticle } from '../../lib/address-day.ts';
import { squeeze } from '../../lib/chinese.ts';
import type { PageKind, PageTrouble } from '../../model/page.ts';

export interface KindSigns {
  url: string;
  trouble: PageTrouble | null;
  refresh: string | null;
  /** Characters shown, counted no further than `shownLength` does, and number of links. */
  shown: number;
  links: number;
  title: string | null;
  column: string | null;
  breadcrumb: readonly string[];
  /** The page carries ArticleTitle or PubDate meta tags. */
  articleMeta: boolean;
  /** A publication date stands on the page, by a label or beside the heading. */
  dated: boolean;
  /** The heading is an element of the page. */
  headed: boolean;
  bodyLength: number;
  /** A line says where the text comes from. */
  sourced: boolean;
  /** Rubrics of a person in office: what he has done and is charged with. */
  portrait: boolean;
  docNumber: string | null;
  /** Rows of the main list, and whether a pager belongs to it. */
  rows: number;
  paged: boolean;
  /** Links “更多”. */
  mores: number;
  /** Dated rows on the whole page, and the number of blocks they stand in. */
  datedRows: number;
  blocks: number;
  /** Something shows that a list belongs on the page, even where no row is seen. */
  listExpected: boolean;
}

export function kindOf(s: KindSigns): PageKind {
  if (s.trouble !== null && s.trouble !== 'login') return 'error';
  if (s.refresh !== null || (s.shown < 30 && s.links === 0 && !s.headed)) return 'stub';
  if (isHome(s)) return 'home';
  return isText(s) ? articleKind(s) : columnKind(s);
}

function isHome(s: KindSigns): boolean {
  const address = URL.parse(s.url);
  const path = address === null || asksForOne(address.search) ? '/x/x/x' : address.pathname;
  if (s.articleMeta) return false;
  if (/^\/(?:(?:index|default|main)\w?\.\w{3,5})?$/i.test(path) && s.links >= 5) return true;
  if (s.breadcrumb.length > 0 || s.dated || s.paged || s.links < 40) return false;
  // The front page of a site or channel: many blocks, none of them the page's own list.
  if (s.mores >= 3) return true;
  return s.blocks >= 2 ? s.rows < 0.6 * s.datedRows : s.rows === 0 && path.split('/').length <= 3;
}

/** A query that asks the front script for one column or text: `index.php?m=content&a=show&id=3`. */
function asksForOne(search: string): boolean {
  return /[?&](?:\w*id|a|r|act|action|cate?|class|do)=[^&]/i.test(search);
}

/** Whether the page is a text of its own rather than a column. */
export function isText(s: Omit<KindSigns, 'column'>): boolean {
  if (s.articleMeta) return true;
  if (s.paged && s.rows >= 3) return false;
  if (s.dated && s.headed && (s.rows < 3 || s.bodyLength >= 120)) return true;
  // Without a day, its heading must name a document, or a line must say where the text comes from.
  if (!s.headed || s.rows >= 3) return false;
  const title = squeeze(s.title ?? '');
  // 意见征集 alone is the name of a column.
  if (title.length >= 10 && asksOpinions.test(title)) return s.bodyLength >= 60;
  return s.bodyLength >= 120 && (s.sourced || namesDocument(title) || tellsNews(s, title));
}

const asksOpinions = /征(?:求|集).{0,60}(?:意见|建议)|意见.{0,4}征(?:求|集)/;

/** A heading of some length on an address of its own, and no rubric such as 某局主要职责. */
function tellsNews(s: Omit<KindSigns, 'column'>, title: string): boolean {
  const names = [title, ...s.breadcrumb.slice(-2).map(squeeze)];
  const rubrics = [words.org, words.leader, words.guide, words.service, words.mailbox];
  return title.length >= 10 && isArticle(s.url) && !names.some((name) => rubrics.some((word) => word.test(name)));
}

function namesDocument(title: string): boolean {
  return title.length >= 10 && /(?:通知|意见|办法|方案|规定|细则|条例|公告|通告|决定)$|年.{0,20}报告$/.test(title);
}

const words = {
  report: /信息公开.{0,8}年(?:度)?(?:工作)?报告|年度.{0,6}信息公开.{0,6}报告|公开年报|年报|年度报告|年度工作报表/,
  guide: /(?:信息)?公开指南/,
  solicitation: /(?:意见|民意|建议|网上)征集|征集调查|征求意见|公开征求|征求.{0,40}意见|意见.{0,4}征求/,
  interpretation: /解读|图解|一图(?:读|看)懂|问答|政策说明/,
  service: /办事指南|服务指南|办事服务|网上办事|在线办事|依申请公开|办理流程|政务服务/,
  policyColumn: /文件|法规|规范性|政策(?!解读|问答|图解)|规章|^(?:[一-龥]{1,3}政办?(?:发|函)?)$|公开制度|法律/,
  policyTitle:
    /(?:的?通知|意见|办法|决定|方案|预案|规定|细则|条例|批复|规划|要点|制度|规则|纲要|通告|决议|命令|标准)(?:[（(][^（）()]{1,20}[）)])?$/,
  leader:
    /领导(?:信息|之窗|分工|班子|简介|成员|介绍|简历|名单)|(?:政府|[局县市区委厅]|机构|现任|单位)领导$|政府领导|局领导|[正副]?(?:县|市|区|局|厅|镇|乡|主任|部|州|省)长$|^(?:副)?主任$/,
  org: /(?:机构|单位|部门|业务|主要|工作)职能|机构(?:设置|概况|简介|介绍)|内设机构|职能(?:介绍|简介)|主要职责|工作机构|下属单位|直属单位|单位简介/,
  mailbox: /信箱|网上信访|网络问政|来信|留言|诉求|写信|信件|投诉|咨询(?:建议|平台|投诉)|互动回复/,
};

function articleKind(s: KindSigns): PageKind {
  const title = squeeze(s.title ?? '');
  const column = squeeze(s.column ?? '');
  if ((words.report.test(title) && isReport.test(title)) || words.report.test(column)) return 'annual-report';
  if (words.guide.test(title) || (words.guide.test(column) && !words.policyTitle.test(title))) return 'guide';
  if (words.solicitation.test(column) || asksOpinions.test(title)) return 'solicitation';
  if (words.interpretation.test(column) || /解读|图解|一图(?:读|看)懂/.test(title)) return 'interpretation';
  // 政策解读 > 新闻发布会
  const above =
    s.breadcrumb
      .map(squeeze)
      .filter((name) => name !== column)
      .at(-1) ?? '';
  if (/^政策解读$/.test(above) && !words.policyColumn.test(column)) return 'interpretation';
  if (words.service.test(column) && s.docNumber === null) return 'service';
  if (words.leader.test(column) && !/动态|活动|讲话/.test(column)) return 'leader';
  if (words.org.test(column) && s.docNumber === null) return 'org';
  if (words.mailbox.test(column)) return 'mailbox';
  return isPolicy(s, title, column) ? 'policy' : 'article';
}

/** News about reports ends in other words. */
const isReport = /(?:报告|年报|报表)(?:[（(].{0,20}[）)])?[^一-龥]*$/;
const decision = /决定书|处罚|公示表|裁定|判决|许可|信息公开表/;

function policyWord(title: string, column: string): boolean {
  return words.policyTitle.test(title) || words.policyColumn.test(column);
}

function isPolicy(s: KindSigns, title: string, column: string): boolean {
  if (decision.test(title) || decision.test(s.docNumber ?? '')) return false;
  if (s.docNumber !== null && (policyWord(title, column) || /通报|公告|令$|令.{0,3}号$|函$|报告$/.test(title)))
    return true;
  // 关于印发甲的通知 is one wherever it is listed.
  if (/关于印发.{2,80}的通知$/.test(title)) return true;
  const formal =
    words.policyTitle.test(title) &&
    !/动态|要闻|新闻|活动|公示|公告|招聘|招考/.test(column) &&
    (!/会议|召开|开展|招聘|面试|体检|考试/.test(title) || /^关于开展.*通知$/.test(title));
  const law = words.policyColumn.test(column) && /法$/.test(title);
  return law || (formal && (words.policyColumn.test(column) || /[方预]案$|办法|规定|条例|细则|意见$/.test(title)));
}

function columnKind(s: KindSigns): PageKind {
  const column = squeeze(s.column ?? s.title ?? '');
  const path = s.breadcrumb.map((b) => squeeze(b));
  const isIn = (word: RegExp): boolean => word.test(column) || path.slice(-2).some((name) => word.test(name));
  if (s.rows >= 1 || s.paged) {
    if (words.mailbox.test(column)) return 'mailbox';
    return 'column-list';
  }
  if (isIn(words.leader) || s.portrait) return 'leader';
  if (isIn(words.org)) return 'org';
  if (words.mailbox.test(column)) return 'mailbox';
  if (isIn(words.service)) return 'service';
  if (words.guide.test(column) && s.bodyLength >= 60) return 'guide';
  if (s.listExpected && s.column !== null && s.bodyLength < 300) return 'column-list';
  return 'other';
}
