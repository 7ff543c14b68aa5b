import { z } from 'zod';
import { cut } from '../src/lib/chinese.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { isLinked, itemsAbout, mayHold, pagesByUrl, topicTest } from '../src/lib/topics.ts';
import { defineCheck, type Finding, type Verdict } from '../src/model/check.ts';
import type { Column } from '../src/model/facts.ts';

/** Pages shown beside a topic that was found. */
const maxShown = 8;
const ofDocuments = ['政策文件', '规范性文件', '政策解读'];

export default defineCheck({
  title: '应公开的事项没有找到',
  why: '文件列明了应当公开的事项，网站上没有相应的栏目或者内容，群众无从知晓。',
  fix: '公开缺少的事项，标题写明事项名称；已在其他网站或者以其他名称公开的，放置链接或者说明情况。',
  target: 'site',
  reads: ['columns', 'pages', 'links', 'home'],
  // Documents of the window are looked for where they are listed; of other lists, what has been read will do.
  reach: ({ classes }, { period }) => {
    const searched = classes.length === 0 ? ofDocuments : ofDocuments.filter((cls) => classes.includes(cls));
    return { lists: Object.fromEntries(searched.map((cls) => [cls, period.from])) };
  },
  options: z.strictObject({
    topics: z
      .record(z.string(), z.array(z.string().min(2)).min(1))
      .describe(
        '应公开的事项与检索词；标题、栏目名称或者链到其他网站的链接含有任一检索词的，算作已公开；一条检索词里用空格隔开的几个词须同时出现',
      ),
    look: z.boolean().default(false).describe('true：找到的也列出来，由人判断内容是否符合要求'),
    classes: z.array(z.string()).default([]).describe('只在这些栏目类别里找；为空则在全部栏目里找'),
  }),
  classesIn: (options) => options.classes,
  messages: {
    look: '“{topic}”找到{count}条相关内容，最近一条“{title}”，请人工判断是否符合要求。',
    none: '栏目、标题和链接中没有找到“{topic}”（检索词：{words}）。',
    old: '{from}以来没有找到“{topic}”，最近一条“{title}”为{date}。',
  },
  *run({
    agency,
    facts,
    gaps,
    options,
    period,
    target,
  }): Generator<Finding<'look' | 'none' | 'old'>, Verdict, undefined> {
    const { classes } = options;
    const columns = classes.length === 0 ? facts.columns : facts.columns.filter((c) => classes.includes(c.class ?? ''));
    const topics = Object.entries(options.topics);
    const doubt =
      (agency.kind !== 'government' && topics.length > 1
        ? '所列事项由几个单位分头负责，是否由本单位公开须由人确认'
        : null) ??
      (target.role === 'section' ? '可能发布在门户网站的其他栏目' : null) ??
      notReadBack(columns, period.from) ??
      (gaps.length > 0 ? gapSentence(gaps) : null);
    for (const [topic, words] of topics) {
      const about = topicTest(words);
      const held = mayHold(columns, about);
      const itemsFrom = (from: string) => (held ? itemsAbout(about, columns, pagesByUrl(facts.pages), from) : []);
      const found = itemsFrom(period.from);
      const base = { place: `topic:${topic}`, required: `公开“${topic}”（${told(words)}）` };
      if (found.length > 0 && options.look)
        yield {
          ...base,
          say: 'look',
          at: found.slice(0, maxShown).map((f) => f.at),
          found: found.length,
          data: { topic, count: found.length, title: cut(found[0]!.title, 60) },
          unsure: '内容是否符合要求由人判断',
        };
      if (found.length > 0 || isLinked(facts.links, about)) continue;
      const [old] = itemsFrom('');
      yield {
        ...base,
        say: old ? 'old' : 'none',
        at: [old?.at ?? facts.home.at],
        found: old?.date ?? null,
        data: {
          topic,
          words: told(words),
          from: period.from,
          ...(old && { title: cut(old.title, 60), date: old.date }),
        },
        ...(doubt !== null && { unsure: doubt }),
      };
    }
    return { n: topics.length };
  },
});

function notReadBack(columns: readonly Column[], from: string): string | null {
  if (columns.length === 0) return '没有读到相应的栏目';
  const unread = columns.find(
    (c) => c.state === 'unread' || (c.state === 'listed' && !c.complete && (c.oldestRead ?? '9') > from),
  );
  return unread === undefined ? null : `栏目“${unread.name}”未读到这一时段`;
}

/** As officials read it: 审计＋整改 for words that must occur together. */
function told(words: readonly string[]): string {
  return words.map((word) => word.trim().replace(/\s+/g, '＋')).join('、');
}
