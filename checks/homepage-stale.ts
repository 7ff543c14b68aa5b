import { z } from 'zod';
import { newestBy } from '../src/lib/columns.ts';
import { addDays, dayOf, newestOf } from '../src/lib/dates.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

const ofNews: readonly string[] = ['动态要闻', '通知公告'];

export default defineCheck({
  title: '首页不更新',
  why: '首页在检查点前两周内没有更新，属于单项否决情形。',
  fix: '在首页展示动态类栏目的最新内容，并保持至少两周内有更新；条目应当显示发布日期。',
  target: 'site',
  ownerOnly: true,
  reads: ['home', 'columns'],
  reach: () => ({}),
  options: z.strictObject({ days: z.int().min(1).default(14).describe('最长不更新天数') }),
  messages: {
    stale: '首页最近一条更新日期为{newest}，至{asOf}已超过{days}天。',
    undated: '首页没有读到带日期的内容，不能判断是否更新。',
  },
  *run({ asOf, facts, gaps, options, target }) {
    const newest = newestOf(facts.home.items.map((i) => (i.date !== null && i.date <= asOf ? i.date : null)));
    if (newest !== null && newest >= addDays(asOf, -options.days)) return { n: 1 };
    const since = addDays(asOf, -options.days);
    const seenOn = dayOf(facts.home.at.fetchedAt);
    // Later rows have pushed away what stood there on the day of the judgement.
    const later = facts.home.items.some((i) => i.date !== null && i.date > asOf && i.date <= seenOn);
    // News that the site has and its home page does not show may be put in there by a script.
    const news = facts.columns.filter((c) => ofNews.includes(c.class ?? '') && !c.gone);
    const fresh = news.find((c) => (newestBy(c, asOf) ?? '') >= since);
    const unread = news.find((c) => c.state === 'unread');
    const wide = gaps.filter((g) => g.fact !== 'columns');
    const row = facts.home.items.find((i) => i.date === newest);
    const undated = facts.home.items.some((i) => i.date === null);
    const doubt =
      newest === null
        ? '首页条目没有日期，或由脚本生成'
        : ((undated ? '首页部分条目没有读到日期' : null) ??
          (later ? `首页采集于${seenOn}，晚于检查时点，当时的内容已被替换` : null) ??
          (fresh ? `栏目“${fresh.name}”有更新的内容，首页可能由脚本显示` : null) ??
          (unread ? `栏目“${unread.name}”未能读取，首页内容也可能没有读全` : null) ??
          (wide.length > 0 ? gapSentence(wide) : null));
    yield {
      say: newest === null ? 'undated' : 'stale',
      place: `home:${placeOf(target.url ?? facts.home.at.url)}`,
      at: [{ ...facts.home.at, excerpt: newest === null ? '' : `${newest} ${row?.title ?? ''}` }],
      found: newest,
      required: `${options.days}天内更新`,
      data: { newest, asOf, days: options.days },
      ...(doubt !== null && { unsure: doubt }),
    };
    return { n: 1 };
  },
});
