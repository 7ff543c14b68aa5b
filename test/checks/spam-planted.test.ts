import type { PlantedFact } from '../../src/model/planted.ts';
import { seen } from './facts.ts';
import { testCheck } from './tester.ts';

const planted = (over: Partial<PlantedFact>): PlantedFact => {
  return {
    kind: 'spam',
    host: 'bet.example.com',
    words: '甲、乙、丙',
    sure: true,
    pages: 3,
    at: [seen('/a.html')],
    ...over,
  };
};

testCheck('spam-planted', [
  { name: 'nothing is seen', expect: { n: 1, findings: [] } },
  {
    name: 'links and titles that nothing else looks like',
    facts: {
      planted: [
        planted({}),
        planted({ kind: 'hidden' }),
        planted({ kind: 'title', host: '', words: '某标题', pages: 1 }),
      ],
    },
    expect: {
      n: 4,
      findings: [
        {
          say: 'spam',
          place: 'planted:spam/bet.example.com',
          text: '3个页面有指向bet.example.com的链接，文字为“甲、乙、丙”。',
        },
        { say: 'hidden', place: 'planted:hidden/bet.example.com' },
        {
          say: 'title',
          place: 'planted:title/qinghe.example.cn/a.html',
          text: '1个页面的标题含有不良词语，标题为“某标题”。',
        },
      ],
    },
  },
  {
    name: 'what may be harmless',
    facts: {
      planted: [
        planted({ kind: 'script', host: '', words: '按搜索引擎来源跳转', sure: false }),
        planted({ kind: 'frame', words: '', sure: false }),
      ],
    },
    expect: {
      n: 3,
      findings: [
        { say: 'script', place: 'planted:script/qinghe.example.cn/a.html', unsure: true },
        {
          say: 'frame',
          place: 'planted:frame/bet.example.com',
          unsure: true,
          text: '3个页面有看不见的框架，来自bet.example.com。',
        },
      ],
    },
  },
]);
