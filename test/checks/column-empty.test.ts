import { column, origin, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const empty = (cls: string | null, path: string) =>
  column(cls, { name: cls ?? '专题专栏', state: 'empty', items: [], url: origin + path });

testCheck('column-empty', [
  {
    name: 'a list and a page with text are not empty',
    facts: { columns: [column('动态要闻'), column('概况信息', { state: 'page', items: [] })] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'an empty column, also one that the table does not know',
    facts: { columns: [column('动态要闻'), empty('双随机', '/ssj/index.html'), empty(null, '/zt/')] },
    expect: {
      n: 3,
      findings: [
        { say: 'empty', place: 'column:qinghe.example.cn/ssj/', found: 0, text: '栏目“双随机”没有任何内容。' },
        { say: 'empty', place: 'column:qinghe.example.cn/zt/', text: '栏目“专题专栏”没有任何内容。' },
      ],
    },
  },
  {
    name: 'a list that we could not read is not empty',
    facts: { columns: [unreadColumn('政策解读', { url: `${origin}/zcjd/` })] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'unread',
          place: 'column:qinghe.example.cn/zcjd/',
          unsure: true,
          found: null,
          text: '栏目“政策解读”未能读取，不能判断是否空白。',
        },
      ],
    },
  },
  {
    name: 'a dead link is no empty column',
    facts: { columns: [unreadColumn('政策解读', { gone: true }), column('动态要闻')] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'only the classes that the ruleset names',
    facts: { columns: [empty('在线访谈', '/zxft/'), column('政策文件')] },
    options: { classes: ['政策文件'] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'none of the named classes is there',
    facts: { columns: [column('动态要闻')] },
    options: { classes: ['权责清单'] },
    expect: { notApplicable: true },
  },
  {
    name: 'the register says that the column is not needed',
    facts: { columns: [empty('在线访谈', '/zxft/')] },
    target: { exemptColumns: ['在线访谈'] },
    expect: { notApplicable: true },
  },
]);
