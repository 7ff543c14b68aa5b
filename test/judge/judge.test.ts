import { expect, test } from 'vitest';
import { judgeOf } from '../../src/judge/judge.ts';
import { type Indicator, indicatorSchema, type Ruleset } from '../../src/model/ruleset.ts';
import { caseOf, quietCheck, targetOf } from './subject.ts';

const line = (over: object): Indicator =>
  indicatorSchema.parse({
    ...{
      requirement: 'N-D01',
      title: '某指标',
      target: 'site',
      kind: 'deduct',
      source: '某条',
      confidence: 'official',
    },
    when: { check: 'some-check' },
    ...over,
  });
const rulesetOf = (...indicators: Indicator[]): Ruleset => ({
  ...{ id: 'x', title: 'x', documentNumber: null, issuer: 'x', total: 1, inForce: { from: null, to: null } },
  pointsConfidence: 'our-setting',
  grades: [{ name: '合格', from: 0 }],
  indicators,
});

const owner = targetOf({ id: 'own' });
const section = targetOf({ id: 'part', role: 'section', paths: ['/czj'] });
const account = targetOf({ id: 'wx', type: 'account' });

function judge(indicator: Indicator, targets = [owner, section, account], asOf = '2023-08-01') {
  const check = quietCheck(() => {});
  const [judged] = judgeOf(caseOf(targets, { asOf }), new Map([['some-check', check]]))(rulesetOf(indicator));
  return { notApplicable: judged!.notApplicable, targets: judged!.targets.map((t) => t.target) };
}

test('an indicator looks at the targets of its type and role', () => {
  expect(judge(line({})).targets).toEqual(['own', 'part']);
  expect(judge(line({ role: 'owner' })).targets).toEqual(['own']);
  expect(judge(line({ role: 'section' })).targets).toEqual(['part']);
  expect(judge(line({ target: 'account', role: 'owner' })).targets).toEqual(['wx']);
});

test('it does not apply to other kinds, before its day, or where nothing is registered', () => {
  expect(judge(line({ for: ['town'] })).notApplicable).toBe('不适用于该类单位');
  expect(judge(line({ from: '2023-08-02' })).notApplicable).toBe('自2023-08-02起适用');
  expect(judge(line({ from: '2023-08-01' })).notApplicable).toBeNull();
  expect(judge(line({ target: 'account' }), [owner]).notApplicable).toBe('没有登记政务新媒体账号');
  expect(judge(line({ role: 'owner' }), [section]).notApplicable).toBe('没有登记适用的网站');
});

test('a check runs once for each target, options and window, whoever asks for it', () => {
  const windows: string[] = [];
  const check = quietCheck((view) => windows.push(`${view.period.from} ${JSON.stringify(view.options)}`));
  const judged = judgeOf(caseOf([owner]), new Map([['some-check', check]]));
  const leaf = { check: 'some-check', options: { days: 1 } };
  judged(rulesetOf(line({}), line({ when: { any: [{ check: 'some-check' }, leaf] } }), line({ window: { days: 1 } })));
  judged(rulesetOf(line({})));
  expect(windows).toEqual(['2023-07-01 {}', '2023-07-01 {"days":1}', '2023-08-01 {}']);
});

test('a ruleset that was not validated is our bug', () => {
  expect(() => judgeOf(caseOf([owner]), new Map())(rulesetOf(line({})))).toThrow('unknown check some-check');
});
