import { probes } from './facts.ts';
import { testCheck } from './tester.ts';

const slow = (ms: number, failed = 0) => probes('2023-08-01', 3, failed).map((p) => ({ ...p, ms }));

testCheck('homepage-slow', [
  { name: 'opens at once', facts: { probes: slow(400) }, expect: { n: 1, findings: [] } },
  {
    name: 'one slow visit of four',
    facts: { probes: [...slow(400), ...probes('2023-07-31', 1).map((p) => ({ ...p, ms: 9_000 }))] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'slow most of the time, which may be our network',
    facts: { probes: slow(4_240) },
    expect: {
      n: 1,
      findings: [
        {
          say: 'slow',
          place: 'home:qinghe.example.cn/',
          unsure: true,
          found: 4.2,
          text: '访问首页3次，取到首页用时的中位数为4.2秒，超过3秒。',
        },
      ],
    },
  },
  { name: 'never opened', facts: { probes: slow(15_000, 3) }, expect: { notApplicable: true } },
  {
    name: 'only long ago',
    facts: { probes: probes('2023-05-01', 3).map((p) => ({ ...p, ms: 9_000 })) },
    expect: { notApplicable: true },
  },
]);
