import { page } from './facts.ts';
import { testCheck } from './tester.ts';

const plain = page('/n/1.html', '2023-07-01');
const withPlugin = (path: string, ...plugins: ('flash' | 'activex' | 'applet')[]) => page(path, null, { plugins });

testCheck('plugin-needed', [
  { name: 'pages without any', facts: { pages: [plain] }, expect: { n: 3, findings: [] } },
  {
    name: 'two kinds',
    facts: { pages: [plain, withPlugin('/a', 'flash'), withPlugin('/b', 'flash', 'activex')] },
    expect: {
      n: 3,
      findings: [
        { say: 'needed', place: 'plugin:flash', found: 2, text: '2个页面含有Flash插件，主流浏览器不能显示。' },
        { say: 'needed', place: 'plugin:activex', found: 1 },
      ],
    },
  },
  {
    name: 'while browsers still played it',
    facts: { pages: [withPlugin('/a', 'flash')] },
    asOf: '2018-07-30',
    expect: { n: 3, findings: [{ say: 'needed', place: 'plugin:flash', unsure: true }] },
  },
  { name: 'nothing read', facts: { pages: [] }, expect: { notApplicable: true } },
]);
