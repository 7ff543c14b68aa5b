import { listed, row } from './about.ts';
import { testCheck } from './tester.ts';

testCheck('account-doubled', [
  {
    name: 'others on other platforms, and of other agencies',
    facts: listed(row(), row({ id: 'wb1', platform: '微博' }), row({ id: 'wx9', agency: 'a9' })),
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a second one on the same platform',
    facts: listed(row(), row({ id: 'wx2', name: '青禾服务' })),
    expect: {
      n: 1,
      findings: [
        { say: 'doubled', place: 'account:qinghe-site', unsure: true, found: 2, text: '在微信上还登记有“青禾服务”。' },
      ],
    },
  },
]);
