import { gap, home, identity } from './facts.ts';
import { testCheck } from './tester.ts';

const nameless = { home: { ...home('2023-07-31'), title: null }, identity: identity({ siteName: null }) };

testCheck('site-name-missing', [
  {
    name: 'the name stands in the title, with blanks',
    facts: { home: { ...home(), title: '青禾区人民政府 门户网站' }, identity: identity({ siteName: null }) },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a former name of the agency',
    agency: { name: '青禾区数据局', names: ['青禾区数据局', '青禾区人民政府'] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'registered by its address alone',
    agency: { name: 'www.qinghe.gov.cn', names: ['www.qinghe.gov.cn'] },
    expect: { notApplicable: true },
  },
  {
    name: 'no name at all',
    facts: nameless,
    expect: {
      n: 1,
      findings: [{ say: 'none', place: 'name:qinghe.example.cn/', text: '首页没有标题，也没有标明网站名称。' }],
    },
  },
  {
    name: 'the home page was not seen whole',
    facts: nameless,
    gaps: [gap('identity', '/foot.js')],
    expect: { n: 1, findings: [{ say: 'none', place: 'name:qinghe.example.cn/', unsure: true }] },
  },
  {
    name: 'another name may have been granted',
    agency: { name: '青禾区自然资源局', names: ['青禾区自然资源局'] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'other',
          place: 'name:qinghe.example.cn/',
          unsure: true,
          text: '首页标明的名称“青禾区人民政府”中未见机构名称“青禾区自然资源局”。',
        },
      ],
    },
  },
]);
