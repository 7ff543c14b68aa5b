import { expect, test } from 'vitest';
import { noticeToAll } from '../../reports/notice.ts';
import { feedbackSheet, noticeToAgency } from '../../reports/notice-agency.ts';
import { overdueNotice } from '../../reports/notice-overdue.ts';
import { changeWords, numeral, periodWords } from '../../reports/notice-parts.ts';
import { withAccounts } from './sample-accounts.ts';
import { noticeContext } from './sample-notice.ts';
import { finding, previousResults, sampleResults, withSecondRuleset } from './sample-results.ts';

const results = sampleResults();
const agency = (id: string, from = results) => from.judgement.agencies.find((a) => a.id === id)!;
const toOne = (id: string) => noticeToAgency(agency(id), results, noticeContext());
const texts = (data: object) => JSON.stringify(data);

test('periods and numbers are written as offices write them', () => {
  expect(periodWords({ from: '2018-06-01', to: '2018-06-30' })).toBe('2018年6月');
  expect(periodWords({ from: '2018-04-01', to: '2018-06-30' })).toBe('2018年第2季度');
  expect(periodWords({ from: '2018-02-01', to: '2018-04-30' })).toBe('2018年2月1日至4月30日');
  expect(periodWords({ from: '2017-12-15', to: '2018-01-14' })).toBe('2017年12月15日至2018年1月14日');
  expect([1, 10, 11, 20, 35].map(numeral)).toEqual(['一', '十', '十一', '二十', '三十五']);
});

test('the day to mend by is counted in working days, and says where holidays are not known yet', () => {
  // From Wednesday 1 August over two weekends.
  expect(noticeToAll(results, noticeContext())).toMatchObject({ deadline: '2018-08-22', deadlineUnsure: false });
  const holiday = noticeToAll(results, noticeContext({ date: '2018-09-28', workdays: 2 }));
  // The make-up days of the week before the holidays, then the holidays themselves.
  expect(holiday.deadline).toBe('2018-09-30');
  expect(noticeToAll(results, noticeContext({ date: '2026-12-20' })).deadlineUnsure).toBe(true);
});

test('an office’s number takes the official brackets; without one there is room for it', () => {
  expect(noticeToAll(results, noticeContext({ number: '青公开办[2018]7号' })).docNumber).toBe('青公开办〔2018〕7号');
  expect(noticeToAll(results, noticeContext()).docNumber).toBe('〔2018〕　　号');
});

test('vetoed and lowest stand on the list of failed agencies; who could not be assessed does not', () => {
  const data = noticeToAll(results, noticeContext());
  expect(data.failed.map((f) => f.name)).toEqual(['青河县交通运输局', '柳河镇人民政府']);
  expect(data.sections[0]!.withheld.map((w) => w.name)).toEqual(['青河县水利局']);
  expect(texts(data.sections[0]!.groups)).not.toContain('青河县水利局');
});

test('problems are the sure ones that rules may cost: no doubts, no prompts, nothing mended or set aside', () => {
  const { groups, selfChecks } = toOne('zhujian');
  expect(groups.map((g) => [g.title, g.lost, g.problems.length])).toEqual([
    ['栏目长期未更新', 5, 5],
    ['链接打不开', 1.4, 14],
  ]);
  expect(texts(groups)).not.toMatch(/替代文字|机构设置|招标采购|夏粮收购/);
  expect(selfChecks.map((c) => c.text)).toEqual(['《关于促进夏粮收购的实施意见》未找到解读材料。']);
  expect(selfChecks[0]!.doubt).toContain('未能读取完整列表');
});

test('what the last run could not look at again is asked about, not held against the agency', () => {
  const again = sampleResults();
  const own = agency('minzheng', again);
  for (const f of own.findings) f.state = 'not-rechecked';
  const data = noticeToAgency(own, again, noticeContext());
  expect([data.problemCount, data.selfChecks.length]).toEqual([0, 3]);
  expect(data.title).toBe('政务公开监测评估得分单');
});

test('of doubts that are alike a few are listed, and told how many more there are', () => {
  const many = sampleResults();
  const own = agency('zhujian', many);
  const one = own.findings.find(({ doubt }) => doubt?.includes('未能读取完整列表'))!;
  const alike = Array.from({ length: 300 }, (_, i) => ({ ...one, fingerprint: `again${i}` }));
  own.findings.push(...alike);
  const asking = own.scores.flatMap((s) => s.indicators).find((i) => i.findings.includes(one.fingerprint))!;
  asking.findings.push(...alike.map((f) => f.fingerprint));
  const data = noticeToAgency(own, many, noticeContext());
  expect([data.selfChecks.length, data.moreChecks]).toEqual([20, 281]);
});

test('each problem comes with clause, address, what was found and required, advice, and its number for the way back', () => {
  const { groups, feedback } = toOne('minzheng');
  expect(groups[0]).toMatchObject({
    document: '《青河县公开工作要点》第11条',
    clause: '政策文件公开后3个工作日内发布解读材料。',
    fixes: ['补发解读材料，并与文件互相链接。'],
  });
  expect(groups[0]!.problems[0]).toMatchObject({
    url: 'http://www.qinghe.test/zwgk/zcwj/',
    found: '9个工作日',
    required: '3个工作日内',
  });
  expect(feedback.map((f) => f.fingerprint).sort()).toEqual(
    agency('minzheng')
      .findings.map((f) => f.fingerprint)
      .sort(),
  );
});

test('who was seen too little gets neither a score nor parts of one', () => {
  const data = toOne('shuili');
  expect(data.sections[0]).toMatchObject({ withheld: true, score: null, grade: null, rank: null, sum: null });
  expect(data.sections[0]!.lines.map((l) => l.lost)).toEqual([null, null]);
  expect(data.sections[0]!.why).toContain('低于80%');
});

test('a stopped crawl says so, and gives no score', () => {
  const stopped = sampleResults();
  const own = agency('minzheng', stopped);
  own.targets[0]!.gaps.push({ fact: 'pages', place: 'http://www.qinghe.test/', reason: 'interrupted' });
  expect(noticeToAgency(own, stopped, noticeContext())).toMatchObject({ stopped: true, sections: [{ score: null }] });
  expect(noticeToAll(stopped, noticeContext()).stopped).toBe(1);
});

test('nothing about persons: neither excerpts nor reasons of reviews, and no address of leaked data for others', () => {
  const leaked = sampleResults();
  const own = agency('minzheng', leaked);
  own.findings[0]!.at[0]!.excerpt = '张三 510502********1234';
  own.findings[0]!.text = '页面“张三低保公示”中有1个号码';
  own.findings[0]!.review = '李四已核实';
  const context = noticeContext({ discreet: new Set(['link-broken']) });
  const all = noticeToAll(leaked, context);
  expect(texts([all, noticeToAgency(own, leaked, context)])).not.toMatch(/张三|李四|5105/);
  expect(all.problems.filter((p) => p.discreet).every((p) => p.url === null)).toBe(true);
  const told = noticeToAgency(own, leaked, context).groups.flatMap((g) => g.problems);
  expect(told.find((p) => p.discreet)!.url).toContain('qinghe.test/files/');
});

test('overdue is what was known for longer than the working days given, and neither new nor under appeal', () => {
  const late = sampleResults();
  const own = agency('minzheng', late);
  const [first, second, third] = own.findings;
  own.findings.push(finding({ fingerprint: 'young' }));
  own.scores[0]!.indicators[2]!.findings.push('young');
  second!.review = 'appeal';
  const since = new Map([first, second, third].map((f) => [f!.fingerprint, '2018-06-29'])).set('young', '2018-07-10');
  const context = noticeContext({ firstSeen: new Map([['minzheng', since]]) });
  const data = overdueNotice(late, context)!;
  expect(data.rows.map((r) => [r.fingerprint, r.since, r.deadline, r.late, r.reopened])).toEqual([
    [third!.fingerprint, '2018-06-29', '2018-07-20', 6, true],
    [first!.fingerprint, '2018-06-29', '2018-07-20', 6, false],
  ]);
  expect(data.agencies).toEqual([{ name: '青河县民政局', count: 2, longest: 6 }]);
  expect(overdueNotice(late, { ...context, workdays: 30 })).toBeNull();
});

test('accounts by platform and those with problems stand in an annex before the form', () => {
  const data = noticeToAll(withAccounts(), noticeContext());
  expect(data.annexes).toEqual({ accounts: 4, feedback: 5 });
  expect(data.media).toMatchObject({ count: 5, judged: 4, passed: 2, unknown: 1, problemCount: 2 });
  expect(data.media!.problems[0]).toMatchObject({ no: 1, newest: '2018-05-02', faults: '政务新媒体更新及时' });
  expect(noticeToAll(results, noticeContext()).annexes).toEqual({ accounts: null, feedback: 4 });
});

test('an agency is told of its own accounts, also of those that could not be read', () => {
  const own = withAccounts();
  const { accounts } = noticeToAgency(agency('zhujian', own), own, noticeContext());
  expect(accounts).toMatchObject([{ no: 1, name: '青河住建', statusWord: '未能判定', unread: '未登记所需信息' }]);
});

test('problems that cost points under two rulesets are told once, with both costs', () => {
  const two = withSecondRuleset(sampleResults());
  const zhujian = agency('zhujian', two);
  const { groups, problemCount } = noticeToAgency(zhujian, two, noticeContext());
  expect(problemCount).toBe(toOne('zhujian').problemCount);
  expect(groups[0]).toMatchObject({ lost: 5, also: [{ title: '全国政府网站检查指标（样例）', lost: 5 }] });
});

test('the change since the run before in words, for the agency and for all', () => {
  expect([-10, 0.5, 0, null].map(changeWords)).toEqual(['下降10.00分', '上升0.50分', '持平', null]);
  const context = noticeContext({ previous: previousResults(results) });
  expect(noticeToAgency(agency('zhujian'), results, context).sections[0]!.change).toBe('上升10.25分');
  expect(noticeToAll(results, context).sections[0]!.movement).toMatchObject({ fresh: 3, reopened: 3 });
  expect(noticeToAll(results, noticeContext()).sections[0]!.movement).toBeNull();
});

test('what a re-check has found mended since is marked with its day, not asked for again, and keeps its cost', () => {
  const own = agency('minzheng');
  const days = (fingerprints: string[]) => new Map([['minzheng', new Map(fingerprints.map((f) => [f, '2018-08-10']))]]);
  const [first] = own.findings.map((f) => f.fingerprint) as [string];
  const data = noticeToAgency(own, results, noticeContext({ mended: days([first]) }));
  expect(data).toMatchObject({ title: '政务公开问题整改通知书', problemCount: 3, mended: 1, left: 2 });
  const states = data.groups.flatMap((g) => g.problems).map((p) => [p.fingerprint === first, p.state]);
  expect(states.filter(([, state]) => String(state).includes('复查'))).toEqual([[true, '2018-08-10复查已整改']]);
  expect(data.feedback.map((f) => f.fingerprint)).not.toContain(first);
  const before = toOne('minzheng');
  expect(data.sections).toEqual(before.sections);
  expect(data.groups.map((g) => g.lost)).toEqual(before.groups.map((g) => g.lost));
  expect(noticeToAll(results, noticeContext({ mended: days([first]) }))).toMatchObject({
    mended: 1,
    problemCount: noticeToAll(results, noticeContext()).problemCount,
  });
});

test('where everything is mended nothing is asked for, and what was found is still told', () => {
  const own = agency('minzheng');
  const mended = new Map([['minzheng', new Map(own.findings.map((f) => [f.fingerprint, '2018-08-10']))]]);
  const data = noticeToAgency(own, results, noticeContext({ mended }));
  expect(data).toMatchObject({
    title: '政务公开监测评估得分单',
    problemCount: 3,
    left: 0,
    annexes: { feedback: null },
  });
  expect([feedbackSheet(data), data.annexes.problems]).toEqual([null, 2]);
});
