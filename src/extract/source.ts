/** 来源: who a page says its text comes from. */
import { oneLine } from '../lib/chinese.ts';
import type { Box, Flat } from './flat.ts';

const label = /(?<![“"‘明])(?:信息|文章|稿件|新闻|内容|文件)?来\s{0,4}源\s*[：:]\s*/g;

/** `near` is the place of the heading: the first 来源 behind it counts, then any. */
export function readSource(flat: Flat, heading: Box | null): string | null {
  const shown = find(flat.text, heading === null ? 0 : Math.max(0, heading.from - 200)) ?? null;
  if (shown !== null) return shown;
  const meta = oneLine(flat.meta.get('contentsource') ?? '');
  return meta === '' || meta.length > 60 ? null : meta;
}

function find(text: string, from: number): string | null {
  label.lastIndex = from;
  for (let m = label.exec(text), n = 0; m !== null && n < 20; m = label.exec(text), n++) {
    // An empty source followed by the next line's label is no source.
    if (m[0].includes('\n')) continue;
    const value = valueAt(text, m.index + m[0].length);
    if (value !== null) return value;
  }
  return null;
}

function valueAt(text: string, at: number): string | null {
  const rest = /^[^\n\t]{0,80}/.exec(text.slice(at, at + 80))![0];
  const value = rest
    .split(
      /[\s|｜]{2,}|\s*[【】|｜]|\s+(?=(?:作者|责任编辑|编辑|发布|浏览|点击|访问|字号|字体|字|时间|日期|阅读|下载|收藏|文章|\d{4}|\[|分享|打印))/,
    )[0]!
    .replace(/(?:作者|责任编辑|编辑|发布时间|发布日期|浏览次数|点击数|点击量|访问量|字号|字体|阅读次数)\s*[：:].*$/, '')
    .replace(/^[\s\u3000"“《]+|[\s\u3000"”》\]】)）]+$/g, '');
  return value === '' || value.length > 50 || /[：:{}]/.test(value) ? null : oneLine(value);
}
