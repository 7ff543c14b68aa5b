import { z } from 'zod';
import { cut } from '../src/lib/chinese.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '页面疑似被植入不良内容',
  why: '页面被植入暗链、赌博色情链接或者恶意代码而未及时处置，属于严重问题，损害政府公信力。',
  fix: '立即删除所列内容，查明植入途径，修补漏洞并全站排查。',
  target: 'site',
  ownerOnly: true,
  reads: ['planted'],
  reach: () => ({ sample: 10 }),
  options: z.strictObject({}),
  messages: {
    hidden: '{pages}个页面有看不见的外部链接，文字为“{words}”。',
    spam: '{pages}个页面有指向{host}的链接，文字为“{words}”。',
    title: '{pages}个页面的标题含有不良词语，标题为“{words}”。',
    script: '{pages}个页面含有可疑脚本，特征为“{words}”。',
    frame: '{pages}个页面有看不见的框架，来自{host}。',
  },
  *run({ facts }) {
    for (const { kind, host, words, sure, pages, at } of facts.planted) {
      yield {
        say: kind,
        place: `planted:${kind}/${host || placeOf(at[0]!.url)}`,
        at,
        found: pages,
        required: '没有植入的不良内容',
        data: { pages, host, words: cut(words, 60) || '（无文字）' },
        ...(!sure && { unsure: '也可能是正常内容，需要人工查看' }),
      };
    }
    // The site as a whole is one more thing that was looked at.
    return { n: facts.planted.length + 1 };
  },
});
