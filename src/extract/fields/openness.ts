/** 公开属性: what a document's table or the line at its end says of who may read it. */
import type { Openness } from '../../model/page.ts';

const words: readonly [Openness, RegExp][] = [
  ['on-request', /依申请公开/],
  ['closed', /不予公开|不公开|内部/],
  ['open', /主动公开|公开发布|全文公开|删减后公开|部分公开|^公开$/],
];
/** （此件公开发布）, 信息公开选项：主动公开 */
const line =
  /[（(【[]\s*(?:此件|本件|该件)?\s*((?:主动公开|依申请公开|不予公开|不公开|公开发布|删减后公开|全文公开|部分公开)[^）)】\]\n]{0,6})\s*[）)】\]]|(?:信息公开选项|公开属性|公开选项|公开方式|公开形式)\s*[：:]\s*([^\s，。；]{2,12})/g;
/** The line stands under the signature, attached tables may follow. */
const most = 200_000;

/** Null where neither says it. */
export function opennessOf(value: string, text: string): Openness | null {
  const found = meant(value.trim());
  if (found !== null) return found;
  const hits = [...text.slice(0, most).matchAll(line)].slice(-50);
  for (const hit of hits.reverse()) {
    const told = meant((hit[1] ?? hit[2] ?? '').trim());
    if (told !== null) return told;
  }
  return null;
}

function meant(text: string): Openness | null {
  return words.find(([, word]) => word.test(text))?.[0] ?? null;
}
