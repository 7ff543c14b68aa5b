import { z } from 'zod';
import { cut } from '../src/lib/chinese.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { topicTest } from '../src/lib/topics.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '没有链接到指定平台',
  why: '文件要求网站与统一的平台互相链接，没有链接，群众从网站到不了统一公示、统一办理的平台。',
  fix: '在首页或者相应专栏放置平台的链接，链接文字写明平台名称。',
  target: 'site',
  reads: ['links', 'home'],
  options: z.strictObject({
    platforms: z
      .record(z.string(), z.array(z.string().min(2)).min(1))
      .describe('平台名称与链接文字；链到其他网站的链接含有任一文字即可，一条里用空格隔开的几个词须同时出现'),
  }),
  messages: { missing: '没有找到“{platform}”的链接。' },
  *run({ facts, gaps, options, target }) {
    const external = facts.links.filter((l) => l.external);
    const named = external.map((l) => l.text).filter((text) => text !== '');
    // A picture without a name may be the link.
    const unsure =
      (external.length > named.length ? '有的站外链接是没有文字的图片' : null) ??
      (target.role === 'section' ? '可能放在门户网站的其他页面' : null) ??
      (gaps.length > 0 ? gapSentence(gaps) : null);
    const platforms = Object.entries(options.platforms);
    for (const [platform, words] of platforms) {
      const about = topicTest(words);
      if (named.some(about)) continue;
      // A page of the own site may hold the way to it.
      const own = facts.links.find((l) => !l.external && about(l.text));
      const doubt = (own && `本站“${cut(own.text, 20)}”可能通向该平台`) ?? unsure;
      yield {
        say: 'missing',
        place: `link:${platform}`,
        at: [facts.home.at],
        found: null,
        required: `有“${platform}”的链接`,
        data: { platform },
        ...(doubt !== null && { unsure: doubt }),
      };
    }
    return { n: platforms.length };
  },
});
