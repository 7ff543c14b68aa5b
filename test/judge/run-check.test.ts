import { expect, test } from 'vitest';
import type { CaseTarget } from '../../src/judge/case.ts';
import { runCheck } from '../../src/judge/run-check.ts';
import type { Check, Finding } from '../../src/model/check.ts';
import { gap, origin, plainFacts } from '../checks/facts.ts';
import { caseOf, checkOf, findingAt, quietCheck, targetOf } from './subject.ts';

const period = { from: '2023-07-01', to: '2023-07-31' };
const run = (check: Check, target: CaseTarget = targetOf(), asOf = '2023-08-01') =>
  runCheck('some-check', check, {}, target, period, caseOf([target], { asOf }));
const finds = (...findings: Finding[]) =>
  checkOf(function* () {
    yield* findings;
    return { n: 9 };
  });

test('a fact that could not be captured leaves the check unsure and unrun', () => {
  let ran = false;
  const check = quietCheck(() => (ran = true), { reads: ['home', 'links'] });
  const { links: _, ...facts } = plainFacts();
  const result = run(check, targetOf({}, facts, [gap('links', `${origin}/`, 'blocked')]));
  expect(result).toMatchObject({ status: 'unsure', reason: expect.stringContaining('被拦截'), findings: [] });
  expect(ran).toBe(false);
});

test('facts seen before as-of cannot tell what was there at as-of', () => {
  // The snapshot of the subject ends on 1 June 2024.
  expect(
    run(
      quietCheck(() => {}),
      targetOf(),
      '2024-06-01',
    ).status,
  ).toBe('done');
  expect(
    run(
      quietCheck(() => {}),
      targetOf(),
      '2024-06-02',
    ),
  ).toMatchObject({
    status: 'unsure',
    reason: '采集于2024-06-01，早于检查时点2024-06-02',
  });
});

test('a site that was not read as far as the check needs leaves it unsure', () => {
  const plan = { since: '2023-07-01', documents: null, policies: null, lists: {}, sample: 0 };
  const target = targetOf();
  const planned = { ...target, snapshot: { ...target.snapshot, plan } };
  const reach = (since: string) => quietCheck(() => {}, { reads: ['columns'], reach: () => ({ since }) });
  expect(run(reach('2023-07-01'), planned).status).toBe('done');
  expect(run(reach('2023-06-30'), planned)).toMatchObject({
    status: 'unsure',
    reason: expect.stringContaining('重新采集'),
  });
  expect(run(reach('2023-06-30'), target).status).toBe('done');
  expect(
    run(
      quietCheck(() => {}, { reads: ['columns'] }),
      planned,
    ).status,
  ).toBe('unsure');
});

test('a check that throws, at once or half-way, or says a message that it does not have, is an error and accuses nobody', () => {
  const broken = [
    checkOf(() => {
      throw new Error('boom');
    }),
    checkOf(function* () {
      yield findingAt('a');
      throw new Error('boom');
    }),
    finds(findingAt('a', { say: 'nothing' })),
    finds(findingAt('a', { data: {} })),
  ];
  for (const check of broken)
    expect(run(check)).toMatchObject({
      status: 'error',
      reason: expect.stringContaining('检查程序出错'),
      findings: [],
    });
});

test('a check is given what it declared, the gaps that touch it, the names and the exemptions, and nothing else', () => {
  const gaps = [gap('links', '/x', 'timeout'), gap('home', '/', 'not-rendered'), gap('pages', '/y', 'limit')];
  const target = targetOf({ pins: { 政策文件: 'none', 政策解读: `${origin}/jd/` } }, plainFacts(), gaps);
  let seen: Parameters<Check['run']>[0] | undefined;
  run(
    quietCheck((view) => (seen = view), { reads: ['home'] }),
    target,
  );
  expect(Object.keys(seen!.facts)).toEqual(['home']);
  expect(seen!.gaps.map((g) => g.fact)).toEqual(['home', 'pages']);
  expect(seen!.target.exemptColumns).toEqual(['政策文件']);
  expect(seen!.agency.names).toEqual(['青禾区财政局', '区财政局']);
});

test('what is site-wide binds the owner only', () => {
  const check = quietCheck(() => {}, { ownerOnly: true });
  expect(run(check).status).toBe('done');
  expect(run(check, targetOf({ role: 'section', paths: ['/czj'] }))).toMatchObject({
    status: 'not-applicable',
    reason: '全站性要求，由网站主办单位负责',
  });
});

test('a section without a path or a column of its own cannot be judged', () => {
  const noPins: CaseTarget['pins'][] = [{}, { 政策文件: 'none' }];
  for (const pins of noPins)
    expect(run(finds(findingAt('a')), targetOf({ role: 'section', pins }))).toMatchObject({
      status: 'unsure',
      findings: [],
    });
});

test('two findings on one place are one, and the sure one stands', () => {
  const doubt = { unsure: '部分条目没有日期' };
  const result = run(finds(findingAt('a', doubt), findingAt('a'), findingAt('a', doubt), findingAt('b', doubt)));
  expect(result.findings.map((f) => [f.place, f.doubt])).toEqual([
    ['a', null],
    ['b', '部分条目没有日期'],
  ]);
});

test('a fingerprint outlives the order of findings, what was found and the evidence; not another place, requirement or target', () => {
  const print = (finding: Finding, target = targetOf(), others: Finding[] = []) =>
    run(finds(...others, finding), target).findings.at(-1)!.fingerprint;
  const known = print(findingAt('a'));
  expect(known).toMatch(/^[0-9a-f]{20}$/);
  const evidence = { url: origin, fetchedAt: '2023-01-01T00:00:00Z', sha256: null, record: null };
  expect(print(findingAt('a', { found: 7, at: [evidence], unsure: '…' }))).toBe(known);
  expect(print(findingAt('a'), targetOf(), [findingAt('b'), findingAt('c')])).toBe(known);
  expect(print(findingAt('b'))).not.toBe(known);
  expect(print(findingAt('a', { required: '1个' }))).not.toBe(known);
  expect(print(findingAt('a'), targetOf({ id: 'other' }))).not.toBe(known);
});

test('what a page says becomes one harmless line', () => {
  const hostile = findingAt('a', {
    data: { what: '第一行\n第二行\u202e\u0000{other}' },
    at: [{ url: origin, fetchedAt: '', sha256: null, record: null, excerpt: `x\n${'长'.repeat(900)}` }],
  });
  const [finding] = run(finds(hostile)).findings;
  expect(finding!.text).toBe('第一行 第二行 {other}不达标');
  expect(finding!.at[0]!.excerpt).toMatch(/^x 长{297}…$/);
});
