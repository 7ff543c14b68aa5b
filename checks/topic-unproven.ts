import { z } from 'zod';
import { cut } from '../src/lib/chinese.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck, type Finding, type Verdict } from '../src/model/check.ts';
import type { Column, Evidence, PageFact } from '../src/model/facts.ts';

/** Pages shown beside a topic. */
const maxShown = 8;

export default defineCheck({
  title: '专题公开情况待人工核查',
  why: '文件要求公开某一方面的工作，公开得够不够、好不好，机器不能代为判断，须由人看过页面再定。',
  fix: '对照文件要求自查所列内容是否齐全、是否及时；没有找到的，请补充公开或说明情况。',
  target: 'site',
  reads: ['columns', 'pages', 'home'],
  asks: true,
  // It judges nothing, so nothing is fetched for its sake.
  reach: () => ({}),
  options: z.strictObject({
    topics: z
      .record(z.string(), z.array(z.string().min(2)).min(1))
      .describe('专题名称与检索词；标题或栏目名称含有任一检索词的，列为相关内容'),
    classes: z.array(z.string()).default([]).describe('只在这些栏目类别里找；为空则在全部栏目里找'),
  }),
  classesIn: (options) => options.classes,
  messages: {
    look: '“{topic}”找到{count}条相关内容，最近一条“{title}”，请人工判断是否符合要求。',
    none: '没有找到与“{topic}”有关的内容，请人工核实。',
  },
  *run({ facts, options, period }): Generator<Finding<'look' | 'none'>, Verdict, undefined> {
    const columns = facts.columns.filter(
      (c) => options.classes.length === 0 || options.classes.includes(c.class ?? ''),
    );
    const fetched = new Map(facts.pages.map((p) => [p.url, p]));
    const topics = Object.entries(options.topics);
    for (const [topic, words] of topics) {
      const found = itemsAbout(words, columns, fetched, period.from);
      const base = { place: `topic:${topic}`, required: `由人工判断（${words.join('、')}）`, unsure: '需要人工判断' };
      if (found.length === 0) yield { ...base, say: 'none', at: [facts.home.at], found: 0, data: { topic } };
      else
        yield {
          ...base,
          say: 'look',
          at: found.slice(0, maxShown).map((f) => f.at),
          found: found.length,
          data: { topic, count: found.length, title: cut(found[0]!.title, 60) },
        };
    }
    return { n: topics.length };
  },
});

interface Found {
  title: string;
  date: string;
  at: Evidence;
}

/** Rows and columns whose title holds one of the words, newest first; undated ones last. */
function itemsAbout(
  words: readonly string[],
  columns: readonly Column[],
  fetched: ReadonlyMap<string, PageFact>,
  from: string,
): Found[] {
  const about = (text: string) => words.some((word) => text.includes(word));
  const found = new Map<string, Found>();
  for (const column of columns) {
    if (about(column.name) && column.state !== 'unread' && column.state !== 'empty')
      found.set(placeOf(column.url), { title: column.name, date: column.newest ?? '', at: column.at });
    for (const { title, url, date } of column.items) {
      if (!about(title) || (date !== null && date < from)) continue;
      const place = url === null ? `${column.url}#${title}` : placeOf(url);
      if (!found.has(place))
        found.set(place, { title, date: date ?? '', at: seenAt(column, title, url, date, fetched) });
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** The page itself where it was opened, else the list that shows it. */
function seenAt(
  column: Column,
  title: string,
  url: string | null,
  date: string | null,
  fetched: ReadonlyMap<string, PageFact>,
): Evidence {
  const excerpt = `${date ?? ''} ${title}（见于栏目“${column.name}”）`.trim();
  const page = url === null ? undefined : fetched.get(url);
  if (page !== undefined) return { ...page.at, excerpt };
  return { ...column.at, url: url ?? column.at.url, sha256: null, excerpt };
}
