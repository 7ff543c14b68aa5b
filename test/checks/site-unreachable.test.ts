import { addDays } from '../../src/lib/dates.ts';
import { probes } from './facts.ts';
import { testCheck } from './tester.ts';

/** The week up to and with 1 August 2023, `perDay` visits a day, `failed` of them on the last day. */
const week = (failed: number, perDay = 20, ours = false) =>
  [-6, -5, -4, -3, -2, -1, 0].flatMap((n) => probes(addDays('2023-08-01', n), perDay, n === 0 ? failed : 0, ours));
const place = 'home:qinghe.example.cn/';

testCheck('site-unreachable', [
  { name: '6 of 140 visits failed, below 5 %', facts: { probes: week(6) }, expect: { n: 1, findings: [] } },
  {
    name: '7 of 140 visits failed: exactly 5 % reaches the limit',
    facts: { probes: week(7) },
    expect: {
      n: 1,
      findings: [{ say: 'down', place, found: 5, text: '7天内访问首页140次，打不开7次，占5%。' }],
    },
  },
  {
    name: '7 of 100 visits failed where the limit is 7 %',
    facts: { probes: probes('2023-08-01', 100, 7) },
    options: { days: 1, perDay: 100, share: 0.07 },
    expect: { n: 1, findings: [{ say: 'down', place, found: 7 }] },
  },
  {
    name: 'our own failures leave too few visits to judge by',
    facts: { probes: week(20, 20, true) },
    expect: { n: 1, findings: [{ say: 'thin', place, unsure: true, found: 0 }] },
  },
  {
    name: 'two visits that both failed do not convict',
    facts: { probes: probes('2023-08-01', 2, 2) },
    expect: {
      n: 1,
      findings: [{ say: 'thin', place, unsure: true, text: '监测期内访问首页2次，打不开2次，不足以判断。' }],
    },
  },
  {
    name: 'a day of judgement that has just begun leaves the week before it',
    facts: { probes: [...week(7), ...probes('2023-08-02', 3, 0)] },
    asOf: '2023-08-02',
    expect: { n: 1, findings: [{ say: 'down', place, found: 5 }] },
  },
  {
    name: 'visits before the week and after as-of do not count',
    facts: { probes: [...probes('2023-07-20', 20, 20), ...week(0), ...probes('2023-08-02', 20, 20)] },
    expect: { n: 1, findings: [] },
  },
  { name: 'no visit at all', expect: { n: 1, findings: [{ say: 'thin', place, unsure: true }] } },
]);
