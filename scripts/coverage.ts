/** docs/coverage.md: for every requirement of every document what serves it, how far, and what that cannot see. */
import { indicatorKindWords } from '../reports/words.ts';
import type { RuleBook } from '../src/cli/work/explain-page.ts';
import { leavesOf } from '../src/lib/leaves.ts';
import type { Indicator } from '../src/model/ruleset.ts';
import type { Requirement } from '../src/model/tables.ts';
import { limitText } from '../src/score/limit.ts';

export const reachWords = { full: '全部', partial: '部分', person: '由人判断', none: '未覆盖' } as const;
type Reach = keyof typeof reachWords;

/** The indicators that serve each requirement, over all rulesets. */
export function servedBy({ rulesets }: Pick<RuleBook, 'rulesets'>): Map<string, Indicator[]> {
  const served = new Map<string, Indicator[]>();
  for (const indicator of rulesets.flatMap((r) => r.indicators))
    served.set(indicator.requirement, [...(served.get(indicator.requirement) ?? []), indicator]);
  return served;
}

export function coveragePage(book: RuleBook): string {
  const served = servedBy(book);
  const documents = Object.entries(book.tables.documents).flatMap(([id, { title }]) => {
    const rows = book.tables.requirements.filter((r) => r.document === id);
    return rows.length === 0 ? [] : [{ title, rows }];
  });
  const reachOf = (r: Requirement): Reach => (served.has(r.id) ? (r.reach ?? 'person') : 'none');
  const count = (rows: readonly Requirement[], reach: Reach) => rows.filter((r) => reachOf(r) === reach).length;
  // What no page can show: training, meetings, internal checks.
  const unseen = (rows: readonly Requirement[]) =>
    rows.filter((r) => reachOf(r) === 'person' && r.class?.every((cls) => cls === 'C') === true).length;
  const total = (title: string, rows: readonly Requirement[]) =>
    `| ${title} | ${rows.length} | ${(Object.keys(reachWords) as Reach[]).map((reach) => count(rows, reach)).join(' | ')} | ${unseen(rows)} |`;
  return `# 覆盖情况

每份文件的每一条要求由什么评价、评到什么程度、程序看不到什么。“全部”：要求的内容都由程序判定；“部分”：程序判定其中一部分，其余由人判断；“由人判断”：程序列出有关页面，或者由单位填报；其中有的事项网页上看不到，只能填报。

| 文件 | 条数 | ${Object.values(reachWords).join(' | ')} | 由人判断中网页看不到的 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${documents.map(({ title, rows }) => total(title, rows)).join('\n')}
${total(
  '合计',
  documents.flatMap((d) => d.rows),
)}

${documents.map(({ title, rows }) => `## ${title}\n\n${tableOf(rows, served, book, reachOf)}`).join('\n\n')}
`;
}

function tableOf(
  rows: readonly Requirement[],
  served: ReadonlyMap<string, Indicator[]>,
  book: RuleBook,
  reachOf: (r: Requirement) => Reach,
): string {
  const lines = rows.map((r) => {
    const by = (served.get(r.id) ?? []).map((indicator) => howJudged(indicator, book));
    const cells = [r.id, r.place, r.text, [...new Set(by)].join('；'), reachWords[reachOf(r)], r.limits ?? ''];
    return `| ${cells.map((cell) => cell.replace(/\|/g, '／')).join(' | ')} |`;
  });
  const head = '| 编号 | 位置 | 要求 | 由什么评价 | 程度 | 程序看不到的 |\n| --- | --- | --- | --- | --- | --- |';
  return `${head}\n${lines.join('\n')}`;
}

/** Kind, checks and limit of an indicator in one phrase. */
function howJudged(indicator: Indicator, { checks }: RuleBook): string {
  const kind = indicatorKindWords[indicator.kind];
  const leaves = leavesOf(indicator.when);
  const asked = leaves.flatMap((leaf) => (checks.get(leaf.check)?.asks ? Object.keys(leaf.options.topics ?? {}) : []));
  const judging = leaves.filter((leaf) => checks.get(leaf.check)?.asks !== true);
  const titles = [...new Set(judging.map((leaf) => checks.get(leaf.check)?.title ?? leaf.check))];
  const parts = [
    ...(titles.length > 0 ? [`${titles.join('、')}，${limitText(indicator)}`] : []),
    ...(asked.length > 0 ? [`列出有关“${asked.join('、')}”的内容`] : []),
  ];
  return [kind, ...parts].join('：');
}
