/** Gaps in words. */
import type { Gap, GapReason } from '../model/facts.ts';

export const gapWords: Record<GapReason, string> = {
  robots: 'robots.txt 不允许采集',
  'robots-unreadable': 'robots.txt 无法读取，按规定不采集',
  limit: '超出采集上限，未继续',
  trap: '网站不断生成相似的网址，未继续',
  timeout: '访问超时',
  'too-slow': '传输过慢，未能在时限内读完',
  unreachable: '无法连接',
  'no-such-host': '域名无法解析',
  reset: '连接被中断，没有应答',
  'cut-short': '内容没有传完，连接中断',
  'bad-answer': '应答不符合 HTTP 规范',
  'headers-too-large': '应答头超过大小上限',
  'cert-expired': '证书已过期或尚未生效',
  'cert-wrong-host': '证书与域名不符',
  'cert-self-signed': '证书为自签名',
  'cert-unknown-issuer': '证书链不完整或签发机构不在信任列表中',
  tls: '无法建立加密连接',
  blocked: '被拦截，未能查看',
  captcha: '要求输入验证码',
  login: '要求登录',
  'soft-404': '显示的是“找不到页面”之类的提示页，不是所要的页面',
  closed: '显示的是网站关停、升级或维护的提示页',
  moved: '显示的是网站迁移的提示页',
  'given-up': '多次访问失败，已停止访问该主机',
  'private-address': '指向内网或本机地址，已拒绝访问',
  'redirect-loop': '循环跳转',
  redirects: '跳转次数过多',
  'bad-redirect': '跳转目标不是网页地址',
  'too-large': '内容超过大小上限',
  bomb: '压缩内容解开后超过大小上限',
  'http-error': '服务器返回错误',
  'bad-encoding': '内容无法解码',
  'not-rendered': '内容由脚本生成，未能读取',
  unparsed: '内容无法识别',
  'no-browser': '未安装浏览器，未检查',
  interrupted: '采集中断',
  'not-configured': '未配置数据来源',
};

/** The crawl was stopped before its end: what it saw may be looked at, and is no ground for a score. */
export function wasStopped(gaps: readonly { reason: string }[]): boolean {
  return gaps.some(({ reason }) => reason === 'interrupted');
}

/** One sentence for why something is unsure: the first gap, and how many more. */
export function gapSentence(gaps: readonly Gap[]): string {
  const first = gaps[0];
  if (first === undefined) return '相关内容未能采集';
  const more = gaps.length > 1 ? `等${gaps.length}处` : '';
  return `${gapWords[first.reason]}（${first.place}${more}）`;
}
