import type { FactMap } from '../../src/model/facts.ts';
import { seen } from './facts.ts';
import { testCheck } from './tester.ts';

const https = (over: Partial<FactMap['https']>): { https: FactMap['https'] } => {
  return { https: { state: 'refused', reason: 'unreachable', sure: true, at: seen('/'), ...over } };
};
const place = 'home:qinghe.example.cn/';

testCheck('https-missing', [
  { name: 'is there', expect: { n: 1, findings: [] } },
  {
    name: 'the port is closed',
    facts: https({}),
    expect: { n: 1, findings: [{ say: 'refused', place, found: 'unreachable', text: '以https访问首页未成功。' }] },
  },
  {
    name: 'no answer, which our own network may swallow',
    facts: https({ reason: 'timeout', sure: false }),
    expect: { n: 1, findings: [{ say: 'refused', place, unsure: true }] },
  },
  {
    name: 'leads back to the plain address',
    facts: https({ state: 'downgraded', reason: null }),
    expect: { n: 1, findings: [{ say: 'downgraded', place, text: '以https访问首页，被跳转回明文网址。' }] },
  },
]);
