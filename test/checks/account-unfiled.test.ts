import { listed, row } from './about.ts';
import { testCheck } from './tester.ts';

testCheck('account-unfiled', [
  { name: 'put on file', facts: listed(row({ filed: true })), expect: { n: 1, findings: [] } },
  {
    name: 'said to be not on file',
    facts: listed(row({ filed: false })),
    expect: {
      n: 1,
      findings: [
        { say: 'unfiled', place: 'account:qinghe-site', unsure: true, text: '台账登记微信“青禾发布”没有备案。' },
      ],
    },
  },
  { name: 'not told', facts: listed(row()), expect: { notApplicable: true } },
]);
