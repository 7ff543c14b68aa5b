import { expect, test } from 'vitest';
import { accountsSummary } from '../../reports/accounts-by-platform.ts';
import { agencyPage } from '../../reports/agency.ts';
import { sheetNames, workbookSheets } from '../../reports/workbook.ts';
import { withAccounts } from './sample-accounts.ts';
import { hostile, sampleContext, sampleResults } from './sample-results.ts';

const results = withAccounts();
const context = sampleContext();
const all = accountsSummary(results, context)!;
const sheet = (name: string) => workbookSheets(results, context).find((s) => s.name === name)!.rows;

test('numbers by platform: what could not be told is no fault and leaves the pass rate', () => {
  expect(all.platforms[0]).toEqual({
    ...{
      platform: '微信公众号',
      count: 3,
      passed: 2,
      vetoed: 0,
      faulty: 0,
      unknown: 1,
      unchecked: 0,
      judged: 2,
      rate: 1,
    },
  });
  expect(all).toMatchObject({ count: 5, passed: 2, faulty: 2, unknown: 1, rate: 0.5 });
});

test('problem accounts with their agency, what is wrong and the last update', () => {
  const weibo = all.problems.find((p) => p.name === '青河民政发布');
  expect(weibo).toMatchObject({ agency: '青河县民政局', platform: '新浪微博', newest: '2018-05-02' });
  expect(weibo!.problems).toEqual(['最近一条内容发布于2018-05-02，至2018-07-30已超过14天。']);
  expect(all.unknowns.map((u) => [u.name, u.unread])).toEqual([['青河住建', '未登记所需信息']]);
});

test('the fault of one account is not held against another of the same agency', () => {
  const { accounts } = agencyPage(results.judgement.agencies.find((a) => a.id === 'minzheng')!, results, context);
  expect(accounts.map((a) => [a.name, a.statusWord])).toEqual([
    ['青河民政', '合格'],
    ['青河民政发布', '存在扣分问题'],
  ]);
});

test('a vetoed account stands before one that costs points', () => {
  const vetoed = withAccounts();
  const indicators = vetoed.judgement.agencies.flatMap((a) => a.scores[0]!.indicators);
  for (const i of indicators) if (i.accounts?.some((a) => a.id === 'mz-wb')) i.kind = 'veto';
  const { problems, vetoed: count } = accountsSummary(vetoed, context)!;
  expect([count, problems[0]!.name, problems[0]!.vetoed]).toEqual([1, '青河民政发布', true]);
});

test('without accounts there is no part for them', () => {
  const none = sampleResults();
  for (const a of none.judgement.agencies) a.targets = a.targets.filter((t) => t.type !== 'account');
  expect(accountsSummary(none, context)).toBeNull();
});

test('the names of the sheets are those that the page of method links', () => {
  expect(workbookSheets(results, context).map((s) => s.name)).toEqual([...sheetNames]);
});

test('two sheets: every account, and the numbers of each platform', () => {
  expect(sheet('政务新媒体')).toHaveLength(6);
  expect(sheet('政务新媒体')[1]!.slice(0, 7)).toEqual([
    ...['青河县民政局', '微信公众号', '青河民政', '订阅号', '合格', '2018-07-29', 4],
  ]);
  expect(sheet('新媒体分平台').at(-1)).toEqual(['合计', 5, 2, 0, 2, 1, 0, 0.5]);
});

test('names of accounts are bounded and cannot turn a line round', () => {
  for (const row of sheet('政务新媒体'))
    for (const cell of row) {
      expect(String(cell)).not.toContain('\u202e');
      expect(String(cell).length).toBeLessThan(1000);
    }
  expect(JSON.stringify(all)).not.toContain(hostile.long);
});
