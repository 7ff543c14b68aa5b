/** The words of officials for our names, and the cleaning of everything that was crawled. */
import { cut, oneLine } from '../src/lib/chinese.ts';
import type { GapReason } from '../src/model/facts.ts';
import type { AgencyKind } from '../src/model/register.ts';
import type { FindingResult, IndicatorResult, Outcome } from '../src/model/results.ts';
import type { Ruleset } from '../src/model/ruleset.ts';

export const kindWords: Record<AgencyKind, string> = {
  government: '政府',
  department: '部门',
  subdistrict: '街道',
  town: '乡镇',
  park: '园区',
  institution: '事业单位',
};

/** Whom an indicator is for. */
export const forWords: Record<AgencyKind | 'named', string> = { ...kindWords, named: '文件点名的责任单位' };

export const outcomeWords: Record<Outcome, string> = {
  pass: '达标',
  fail: '未达标',
  unsure: '存疑',
  'not-applicable': '不适用',
  error: '检查出错',
};

/** How an indicator works. */
export const indicatorKindWords: Record<IndicatorResult['kind'], string> = {
  veto: '单项否决',
  deduct: '扣分',
  prompt: '人工核查',
  attest: '填报确认',
  bonus: '加分',
};

export const stateWords: Record<FindingResult['state'], string> = {
  new: '新发现',
  open: '未整改',
  fixed: '已整改',
  reopened: '再次出现',
  'not-rechecked': '本次未能复查',
  dismissed: '经复核不计',
};

export const confidenceWords: Record<IndicatorResult['confidence'], string> = {
  document: '文件原文',
  official: '官方资料',
  secondary: '转引资料',
  'our-setting': '我们的设定',
};

export const gapReasonWords: Record<GapReason, string> = {
  robots: '网站声明不允许自动采集（robots 协议）',
  'robots-unreadable': '网站的 robots 协议文件无法读取，按规定未采集',
  limit: '超出本次采集的数量或时间上限',
  trap: '网站不断生成相似的网址（日历、筛选条件等），未继续采集',
  timeout: '访问超时',
  'too-slow': '传输过慢，未能读完',
  unreachable: '无法连接',
  'no-such-host': '域名无法解析',
  reset: '连接被中断，没有应答',
  'cut-short': '内容没有传完',
  'bad-answer': '服务器的应答不规范，无法读取',
  'headers-too-large': '服务器的应答头过大',
  'cert-expired': '安全证书已过期或尚未生效',
  'cert-wrong-host': '安全证书与域名不符',
  'cert-self-signed': '安全证书为自签名',
  'cert-unknown-issuer': '安全证书链不完整，或签发机构未列入信任列表',
  tls: '无法建立加密连接',
  blocked: '被网站的安全防护拦截',
  captcha: '要求输入验证码',
  login: '要求登录后查看',
  'soft-404': '返回的是“找不到页面”之类的提示页',
  closed: '返回的是网站关停、升级或维护的提示页',
  moved: '返回的是网站迁移的提示页',
  'given-up': '多次访问失败，已停止访问该主机',
  'private-address': '指向内网地址，按安全要求未访问',
  'redirect-loop': '循环跳转',
  redirects: '跳转次数过多',
  'bad-redirect': '跳转目标不是网页地址',
  'too-large': '页面或文件过大',
  bomb: '压缩内容解开后过大',
  'http-error': '服务器返回错误',
  'bad-encoding': '文字编码无法识别',
  'not-rendered': '内容由脚本生成，未能读取',
  unparsed: '页面内容未能识别',
  'no-browser': '本机没有可用的浏览器，未做此项检查',
  interrupted: '采集中断',
  'not-configured': '未登记所需信息',
};

const factWords: Record<string, string> = {
  home: '首页',
  identity: '网站标识',
  columns: '栏目',
  documents: '文件与解读',
  pages: '页面',
  links: '链接',
  leaks: '个人信息',
  attachments: '附件内容',
  texts: '指南、报告等文稿',
  tags: '页面标签',
  planted: '疑似植入的内容',
  wording: '文字表述',
  accessibility: '无障碍',
  probes: '可用性监测',
  ipv6: '域名的IPv6地址',
  https: '加密访问',
  search: '站内搜索',
  posts: '账号发文',
  register: '账号台账',
  portal: '网站与账号的对照',
};

export const targetTypeWords = { site: '网站', account: '新媒体账号', agency: '单位' } as const;

export function factWord(fact: string): string {
  return factWords[fact] ?? clean(fact, 40);
}

/** A group is named by a kind of agency, or by words of its own. */
export function groupWord(group: string): string {
  return (kindWords as Record<string, string>)[group] ?? clean(group, 40);
}

/** Safe to show: one line, no control or direction characters, at most `max` characters. */
export function clean(text: string, max: number): string {
  // Cut before cleaning too, so that a text of megabytes is not scanned whole.
  return cut(oneLine(text.slice(0, max * 8)), max);
}

/** An address with its Chinese characters readable; unchanged where it does not decode. */
export function readable(url: string): string {
  try {
    return decodeURI(url.slice(0, 2048));
  } catch {
    return url;
  }
}

/** A value of a finding in words; null stays null. */
export function valueWords(value: string | number | boolean | null): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? '有' : '没有';
  return clean(String(value), 200);
}

export function rulesetTitle(id: string, rulesets: readonly Ruleset[]): string {
  return rulesets.find((r) => r.id === id)?.title ?? clean(id, 60);
}
