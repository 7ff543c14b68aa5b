import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';
import type { Plugin } from '../src/model/page.ts';

const names: Record<Plugin, string> = { flash: 'Flash', activex: 'ActiveX', applet: 'Java小程序' };
/** From this day on no browser plays it. */
const flashEnded = '2021-01-01';

export default defineCheck({
  title: '页面依赖过时的浏览器插件',
  why: '主流浏览器已不支持旧插件，依赖插件的内容在手机和新电脑上显示不出来。',
  fix: '把动画、播放器、控件换成通用的网页技术，删除已经不用的插件代码。',
  target: 'site',
  ownerOnly: true,
  reads: ['pages'],
  reach: () => ({}),
  options: z.strictObject({}),
  messages: { needed: '{count}个页面含有{plugin}插件，主流浏览器不能显示。' },
  *run({ asOf, facts }) {
    const { pages } = facts;
    if (pages.length === 0) return { notApplicable: '没有读到页面' };
    for (const plugin of Object.keys(names) as Plugin[]) {
      const held = pages.filter((p) => p.plugins?.includes(plugin));
      if (held.length === 0) continue;
      const unsure = plugin === 'flash' && asOf < flashEnded ? '检查时点的浏览器还能启用' : null;
      yield {
        say: 'needed',
        place: `plugin:${plugin}`,
        at: held.slice(0, 5).map((p) => p.at),
        found: held.length,
        required: '不依赖插件',
        data: { count: held.length, plugin: names[plugin] },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: Object.keys(names).length };
  },
});
