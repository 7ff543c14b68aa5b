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
  prompt: '提示',
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
  limit: '超出本次采集的数量或时间上限',
  timeout: '访问超时',
  unreachable: '无法连接',
  blocked: '被网站的安全防护拦截',
  'private-address': '指向内网地址，按安全要求未访问',
  redirects: '跳转次数过多',
  'too-large': '页面或文件过大',
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
  accessibility: '无障碍',
  probes: '可用性监测',
  posts: '账号发文',
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
