import type { FactMap } from '../../src/model/facts.ts';
import { seen } from './facts.ts';
import { testCheck } from './tester.ts';

const ipv6 = (over: Partial<FactMap['ipv6']>): { ipv6: FactMap['ipv6'] } => {
  return { ipv6: { host: 'www.qinghe.example.cn', addresses: [], proven: true, at: seen('/'), ...over } };
};

testCheck('address-outdated', [
  { name: 'has one', expect: { n: 1, findings: [] } },
  {
    name: 'has none',
    facts: ipv6({}),
    expect: {
      n: 1,
      findings: [
        {
          say: 'none',
          place: 'host:www.qinghe.example.cn',
          text: '域名www.qinghe.example.cn没有查到IPv6地址（AAAA记录）。',
        },
      ],
    },
  },
  {
    name: 'our resolver tells none of any name',
    facts: ipv6({ proven: false }),
    expect: { n: 1, findings: [{ say: 'none', place: 'host:www.qinghe.example.cn', unsure: true }] },
  },
]);
