import { z } from 'zod';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '栏目空白',
  why: '开设了栏目却没有内容，属于“两张皮”，空白栏目达到规定数量的，属于单项否决情形。',
  fix: '补充栏目内容；确无内容可发布的，予以归并或关闭，不得保留空栏目。',
  target: 'site',
  reads: ['columns'],
  reach: () => ({}),
  options: z.strictObject({
    classes: z.array(z.string()).default([]).describe('只检查这些栏目类别；为空则检查全部栏目'),
  }),
  classesIn: (options) => options.classes,
  messages: {
    empty: '栏目“{column}”没有任何内容。',
    unread: '栏目“{column}”未能读取，不能判断是否空白。',
  },
  *run({ facts, options, target }) {
    const columns = facts.columns.filter(
      (c) =>
        !c.gone &&
        (options.classes.length === 0 || options.classes.includes(c.class ?? '')) &&
        !target.exemptColumns.includes(c.class ?? ''),
    );
    if (columns.length === 0) return { notApplicable: '没有可检查的栏目' };
    for (const column of columns) {
      if (column.state !== 'empty' && column.state !== 'unread') continue;
      yield {
        say: column.state === 'empty' ? 'empty' : 'unread',
        place: `column:${placeOf(column.url)}`,
        at: [column.at],
        found: column.state === 'empty' ? 0 : null,
        required: '至少1条内容',
        data: { column: column.name },
        ...(column.state === 'unread' && { unsure: column.reason ?? '栏目页面未能读取' }),
      };
    }
    return { n: columns.length };
  },
});
