import { z } from 'zod';
import { arabicYears } from '../src/lib/chinese.ts';
import { defineCheck } from '../src/model/check.ts';
import type { ListItem } from '../src/model/page.ts';

export default defineCheck({
  title: '政府公报缺期',
  why: '政府公报应当全部上网，中间缺期的，群众查不到那一期刊登的文件。',
  fix: '补传所缺的各期公报；合刊的，在标题中写明期号范围。',
  target: 'site',
  reads: ['columns'],
  reach: () => ({ lists: { 政府公报: '1990-01-01' } }),
  options: z.strictObject({}),
  messages: { missing: '{year}年政府公报有第{first}期和第{last}期，缺第{issues}期。' },
  *run({ facts }) {
    const columns = facts.columns.filter((c) => c.class === '政府公报');
    const years = issuesByYear(columns.flatMap((c) => c.items));
    if (years.size === 0) return { notApplicable: '没有读到写明年份和期号的政府公报' };
    const unread = columns.find((c) => c.state === 'unread' || (c.state === 'listed' && !c.complete));
    for (const [year, issues] of years) {
      const [first, last] = [Math.min(...issues), Math.max(...issues)];
      const missing = Array.from({ length: last - first }, (_, i) => first + i).filter((issue) => !issues.has(issue));
      if (missing.length === 0) continue;
      yield {
        say: 'missing',
        place: `gazette:${year}`,
        at: columns.slice(0, 3).map((c) => c.at),
        found: missing.join('、'),
        required: '各期连续',
        data: { year, first, last, issues: missing.join('、') },
        ...(unread && { unsure: `栏目“${unread.name}”未读完` }),
      };
    }
    return { n: years.size };
  },
});

/** Year → issues that rows name; 第3-4期 and 第3、4期 are two. More than a hundred a year are no issues. */
function issuesByYear(items: readonly ListItem[]): Map<string, Set<number>> {
  const years = new Map<string, Set<number>>();
  for (const { title } of items) {
    const [, year, text] =
      /(20\d{2})年?.{0,12}?第(\d{1,2}(?:[-—至、,，和]\d{1,2})*)[期号]/.exec(arabicYears(title)) ?? [];
    if (year === undefined || text === undefined) continue;
    const named = text.split(/[、,，和]/).flatMap((part) => {
      const [from, to = from] = part.split(/[-—至]/).map(Number) as [number, number?];
      return Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => from + i);
    });
    const held = years.get(year) ?? new Set();
    for (const issue of named) held.add(issue);
    years.set(year, held);
  }
  return years;
}
