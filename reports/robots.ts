/** What robots.txt of the sites said and whether it was respected, in words. Plain data. */
import type { Results } from '../src/model/results.ts';
import { clean } from './words.ts';

export type Robots = NonNullable<Results['judgement']['agencies'][number]['targets'][number]['robots']>;

export function robotsWords({ respected, said, detail, crawlDelay }: Robots): string {
  if (!respected) return '未遵守 robots.txt（设置为不遵守，没有读取）';
  const more = clean(detail, 80);
  const note = more === '' ? '' : `（${more}）`;
  switch (said) {
    case 'rules':
      return `遵守 robots.txt：${more}${crawlDelay === null ? '' : `，要求抓取间隔 ${crawlDelay} 秒`}`;
    case 'unreadable':
      return `遵守 robots.txt：未能读取${note}，没有采集`;
    default:
      return `遵守 robots.txt：没有限制${note}`;
  }
}

/** Sites of which the same is to be said, the most first; each site once, however many agencies share it. */
export function robotsGroups({ judgement }: Results): { words: string; count: number; sites: string[] }[] {
  const groups = new Map<string, Map<string, string>>();
  for (const { id, name, robots } of judgement.agencies.flatMap((agency) => agency.targets)) {
    if (robots === undefined) continue;
    const words = robotsWords(robots);
    const sites = groups.get(words) ?? new Map<string, string>();
    groups.set(words, sites.set(id, clean(name ?? id, 60)));
  }
  const rows = [...groups].map(([words, sites]) => ({ words, count: sites.size, sites: [...sites.values()] }));
  return rows.sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1));
}
