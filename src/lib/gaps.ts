/** Gaps in words. */
import type { Gap, GapReason } from '../model/facts.ts';

export const gapWords: Record<GapReason, string> = {
  robots: 'robots.txt 不允许采集',
  limit: '超出采集上限，未继续',
  timeout: '访问超时',
  unreachable: '无法连接',
  blocked: '被拦截或要求登录、验证',
  'private-address': '指向内网或本机地址，已拒绝访问',
  redirects: '跳转过多或循环跳转',
  'too-large': '内容超过大小上限',
  'http-error': '服务器返回错误',
  'bad-encoding': '内容无法解码',
  'not-rendered': '内容由脚本生成，未能读取',
  unparsed: '内容无法识别',
  'no-browser': '未安装浏览器，未检查',
  interrupted: '采集中断',
  'not-configured': '未配置数据来源',
};

/** One sentence for why something is unsure: the first gap, and how many more. */
export function gapSentence(gaps: readonly Gap[]): string {
  const first = gaps[0];
  if (first === undefined) return '相关内容未能采集';
  const more = gaps.length > 1 ? `等${gaps.length}处` : '';
  return `${gapWords[first.reason]}（${first.place}${more}）`;
}
