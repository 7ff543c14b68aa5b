/** Whether a page of search results shows the page that was looked for. */
import { squeeze } from '../../lib/chinese.ts';
import { placeOf } from '../../lib/urls.ts';
import type { PageFacts } from '../../model/page.ts';
import type { SearchTry } from '../../model/technique.ts';

const nothing =
  /(?:没有|未)(?:能)?(?:找到|搜索到|检索到|查询到|搜到|查到)|(?:共|找到|约|为您找到)(?:相关)?(?:结果|记录|信息)?(?:约)?0(?:条|个|篇|项)|暂无(?:相关)?(?:结果|数据|内容|记录|信息)|0条(?:结果|记录|信息)/;
/** A title is often cut short in a list. */
const leastTitle = 10;

/** `none` only where the page says in words that it found nothing, and shows no row. */
export function resultOf(
  { links, text, trouble, list }: PageFacts,
  page: { url: string; title: string },
): SearchTry['outcome'] {
  if (trouble !== null) return 'unsure';
  const title = squeeze(page.title);
  const place = placeOf(page.url);
  const isIt = ({ url, text: shown }: { url: string; text: string }) => {
    const own = squeeze(shown).replace(/(?:\.{2,}|…+)$/, '');
    return placeOf(url) === place || own.includes(title) || (own.length >= leastTitle && title.startsWith(own));
  };
  if (links.some(isIt)) return 'found';
  const rows = list?.items.length ?? 0;
  return rows === 0 && nothing.test(squeeze(text)) ? 'none' : 'unsure';
}
