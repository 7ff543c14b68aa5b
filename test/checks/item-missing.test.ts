import { column, gap, origin } from './facts.ts';
import { testCheck } from './tester.ts';

const options = {
  subject: '公开工作方案',
  words: ['政务公开工作方案'],
  also: ['2023'],
  since: '2023-01-01',
  due: '2023-06-30',
};
const list = (title: string, date: string | null, over = {}) =>
  column('通知公告', { items: [{ title, url: `${origin}/1.html`, date }], ...over });
const plan = '2023年政务公开工作方案';
const place = 'item:公开工作方案';

testCheck('item-missing', [
  { name: 'in time', facts: { columns: [list(plan, '2023-06-30')] }, options, expect: { n: 1, findings: [] } },
  {
    name: 'late',
    facts: { columns: [list(plan, '2023-07-05')] },
    options,
    expect: {
      n: 1,
      findings: [
        { say: 'late', place, found: '2023-07-05', text: '“公开工作方案”于2023-07-05公布，晚于期限2023-06-30。' },
      ],
    },
  },
  {
    name: 'none; that of another year does not count',
    facts: { columns: [list('2022年政务公开工作方案', '2023-02-01')] },
    options,
    expect: {
      n: 1,
      findings: [{ say: 'missing', place, found: null, text: '未见“公开工作方案”，应在2023-06-30前公布。' }],
    },
  },
  {
    name: 'without a day',
    facts: { columns: [list(plan, null)] },
    options,
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true, found: null }] },
  },
  {
    name: 'a list that was not read so far back',
    facts: { columns: [list('道路养护', '2023-07-05', { complete: false })] },
    options,
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true, found: null }] },
  },
  {
    name: 'on a site of somebody else, and with a gap',
    facts: { columns: [list('道路养护', '2023-07-05')] },
    target: { role: 'section' },
    gaps: [gap('columns', '/x/')],
    options,
    expect: { n: 1, findings: [{ say: 'missing', place, unsure: true, found: null }] },
  },
  { name: 'not yet due', facts: { columns: [] }, options, asOf: '2023-06-30', expect: { notApplicable: true } },
]);
