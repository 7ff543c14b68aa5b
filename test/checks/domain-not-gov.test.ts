import { home, seen } from './facts.ts';
import { testCheck } from './tester.ts';

const homeAt = (url: string) => ({ ...home('2023-07-31'), at: seen(url) });

testCheck('domain-not-gov', [
  {
    name: 'a name below .gov.cn',
    facts: { home: homeAt('https://www.qinghe.gov.cn/index.html') },
    target: { url: 'http://www.qinghe.gov.cn:8080/' },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'an old name that leads to the right one',
    facts: { home: homeAt('https://www.qinghe.gov.cn/') },
    target: { url: 'https://www.qinghe.com/' },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'a name that only begins like one',
    facts: { home: homeAt('https://www.qinghe.gov.cn.com/') },
    target: { url: 'https://www.qinghe.gov.cn.com/' },
    expect: {
      n: 1,
      findings: [
        {
          say: 'other',
          place: 'domain:qinghe.gov.cn.com/',
          found: 'www.qinghe.gov.cn.com',
          text: '网站域名为www.qinghe.gov.cn.com，不以.gov.cn为后缀。',
        },
      ],
    },
  },
  {
    name: 'registered by a number',
    facts: { home: homeAt('http://203.0.113.7/') },
    target: { url: 'http://203.0.113.7/' },
    expect: { n: 1, findings: [{ say: 'other', place: 'domain:203.0.113.7/', unsure: true }] },
  },
  {
    name: 'a Chinese name',
    facts: { home: homeAt('https://xn--fiqs8s.xn--zfr164b/') },
    target: { url: 'https://xn--fiqs8s.xn--zfr164b/' },
    expect: { n: 1, findings: [{ say: 'other', place: 'domain:xn--fiqs8s.xn--zfr164b/', unsure: true }] },
  },
]);
