import { z } from 'zod';
import { cut } from '../src/lib/chinese.ts';
import { itemsAbout, topicTest } from '../src/lib/topics.ts';
import { defineCheck, type Finding, type Verdict } from '../src/model/check.ts';

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
      const found = itemsAbout(topicTest(words), columns, fetched, period.from);
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
