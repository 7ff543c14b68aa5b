import { expect, test } from 'vitest';
import { agencyPage } from '../../reports/agency.ts';
import { indicatorsPage } from '../../reports/indicators.ts';
import { methodPage } from '../../reports/method.ts';
import { noticeToAll } from '../../reports/notice.ts';
import { noticeToAgency } from '../../reports/notice-agency.ts';
import { agencyPaths } from '../../reports/paths.ts';
import { rankingPage } from '../../reports/ranking.ts';
import { workbookSheets } from '../../reports/workbook.ts';
import { withAccounts } from './sample-accounts.ts';
import { noticeContext } from './sample-notice.ts';
import { hostile, previousResults, sampleContext, sampleResults, withSecondRuleset } from './sample-results.ts';

const results = sampleResults();
const context = sampleContext();
const agency = (id: string) => results.judgement.agencies.find((a) => a.id === id)!;
const sheet = (id: string) => agencyPage(agency(id), results, context).sections[0]!;
const first = rankingPage(results, context).sections[0]!;

test('groups stand in the order of the administration; ties share a rank', () => {
  expect(first.groups.map((g) => g.name)).toEqual(['部门', '街道', '乡镇']);
  expect(first.groups[0]!.rows.map((r) => r.rank)).toEqual([1, 2, 2, 4]);
});

test('vetoed and withheld agencies stand apart, each with its reason', () => {
  expect(first.vetoed.map((r) => r.name)).toEqual(['青河县交通运输局']);
  expect(first.vetoed[0]!.vetoes[0]).toMatchObject({ requirement: 'N-01', title: '网站无法访问' });
  expect(first.vetoed[0]!.vetoes[0]!.text).toContain('打不开');
  expect(first.withheld.map((r) => r.name)).toEqual(['青河县水利局']);
  expect(first.withheld[0]!.unscoredWhy).toContain('35%');
  expect(first.withheld[0]!.unscoredWhy).toContain('安全防护');
});

test('the summary names the last of each group and why; a group of one has no last', () => {
  expect(first.summary.lowest.map((l) => [l.group, l.agencies[0]!.name])).toEqual([
    ['部门', '青河县住房和城乡建设局'],
    ['乡镇', '柳河镇人民政府'],
  ]);
  expect(first.summary.lowest[0]!.agencies[0]!.losses.map((l) => l.lost)).toEqual([5, 1.4]);
  expect(first.summary.common[0]).toMatchObject({ title: '政策文件解读不及时', agencies: 3 });
});

test('all who share the last place are named', () => {
  const tied = sampleResults();
  for (const one of tied.judgement.agencies) if (one.id === 'zhujian') one.scores[0]!.rank = 2;
  const { lowest } = rankingPage(tied, context).sections[0]!.summary;
  expect(lowest[0]!.agencies).toHaveLength(3);
});

test('a ruleset that has only vetoes gives no score and says so instead of blaming the agency’s site', () => {
  const only = sampleResults();
  const score = only.judgement.agencies[0]!.scores[0]!;
  Object.assign(score, { score: null, rank: null, assessed: null, grade: '合格', indicators: [score.indicators[0]!] });
  const { unscored, withheld } = rankingPage(only, context).sections[0]!;
  expect(unscored[0]!.unscoredWhy).toContain('只设否决项');
  expect(withheld.map((r) => r.name)).not.toContain('青河县教育体育局');
});

test('the run before gives the change of score and rank', () => {
  const previous = previousResults(results);
  const row = rankingPage(results, { ...context, previous }).sections[0]!.groups[0]!.rows[0]!;
  expect(row.change).toEqual({ score: 10.25, rank: 3 });
});

test('each ruleset has a section, and one out of force is marked', () => {
  const { sections } = rankingPage(withSecondRuleset(results), context);
  expect(sections.map((s) => [s.title, s.inForce])).toEqual([
    ['青河县政务公开考核办法', true],
    ['全国政府网站检查指标（样例）', false],
  ]);
});

test('the sum under the score sheet comes to the score, and is left out where it would not', () => {
  expect(sheet('zhujian').sum).toMatchObject({ applicable: 28, lost: 6.4, score: 77.14 });
  const wrong = structuredClone(agency('zhujian'));
  wrong.scores[0]!.score = 78;
  expect(agencyPage(wrong, results, context).sections[0]!.sum).toBeNull();
});

test('dismissed findings stay visible but are not counted; unsure ones and prompts stand apart', () => {
  const { standing, failed, doubtful, prompts, tolerated } = sheet('zhujian');
  // 5 of 6 stale columns and 14 dead links; the prompt is no problem.
  expect(standing.problems).toBe(19);
  expect(standing.doubts).toBe(1);
  const stale = failed[0]!.cards;
  expect(stale).toHaveLength(6);
  expect(stale.at(-1)).toMatchObject({ stateWord: '经复核不计', live: false });
  expect(failed.map((g) => g.line.title)).toEqual(['应更新栏目长期未更新', '首页和栏目链接不可用']);
  expect(doubtful.map((g) => g.cards[0]!.doubt)).toEqual(['“政策解读”栏目由脚本生成，未能读取完整列表。']);
  expect(prompts.map((g) => g.line.outcomeWord)).toEqual(['提示']);
  expect(tolerated).toEqual([]);
});

test('problems below the limit are shown as costing nothing', () => {
  expect(sheet('minzheng').tolerated.map((g) => [g.line.outcomeWord, g.line.lost, g.cards.length])).toEqual([
    ['达标', 0, 2],
  ]);
});

test('each finding carries clause, address, found, required, time, archive place and hash; advice stands beside it', () => {
  const group = sheet('zhujian').failed[0]!;
  expect(group.line).toMatchObject({ requirement: 'N-08', document: '《政府网站检查指标》第3项' });
  expect(group.fixes[0]).toContain('按期更新栏目');
  expect(group.cards[0]).toMatchObject({ found: '150天未更新', required: '90天内至少更新一次' });
  expect(group.cards[0]!.places[0]).toMatchObject({
    url: 'http://www.qinghe.test/zwgk/zcwj/',
    fetchedAt: '2018-07-30T01:05:09Z',
    record: 'archive.warc.gz#811',
  });
});

test('a finding under two rulesets is told once and linked the second time', () => {
  const two = withSecondRuleset(results);
  const page = agencyPage(two.judgement.agencies.find((a) => a.id === 'zhujian')!, two, context);
  const [one, other] = page.sections.map((s) => s.failed[0]!);
  expect(other!.cards).toEqual([]);
  expect(other!.again.map((a) => a.anchor).sort()).toEqual(one!.cards.map((c) => c.anchor).sort());
});

test('what is mended or belongs to no indicator is listed among the other records', () => {
  expect(agencyPage(agency('zhujian'), results, context).others.cards.map((c) => c.stateWord)).toEqual(['已整改']);
});

test('gaps are counted by reason in words, and places are bounded', () => {
  const { gaps } = agencyPage(agency('zhujian'), results, context);
  expect(gaps[0]).toMatchObject({ fact: '页面', reason: '访问超时', count: 30, more: 10 });
  expect(gaps[0]!.places).toHaveLength(20);
});

test('the page of method lists our own settings and every input', () => {
  const page = methodPage(results, context);
  expect(page.ourSettings.map((i) => i.requirement)).toEqual(['N-11']);
  expect(page.rulesets[0]!.indicators.map((i) => i.limit)).not.toContain(null);
  expect(page.checks.map((c) => c.id)).toContain('interpretation-late');
  expect(page.unseen.find((u) => u.name === '青河县水利局')).toMatchObject({ total: 210 });
  expect(page.inputs).toHaveLength(8);
});

test('no crawled text reaches a page unbounded or with control or direction characters', () => {
  const own = withAccounts();
  const all = { ...context, previous: previousResults(own) };
  const one = own.judgement.agencies.find((a) => a.id.includes('passwd'))!;
  Object.assign(one, { group: `${hostile.direction}${hostile.script}${hostile.long}` });
  const circular = noticeContext({ discreet: new Set(), number: hostile.direction });
  const pages: object[] = [
    rankingPage(own, all),
    methodPage(own, all),
    indicatorsPage(own, all),
    noticeToAll(own, circular),
    ...own.judgement.agencies.flatMap((a) => [agencyPage(a, own, all), noticeToAgency(a, own, circular)]),
  ];
  for (const { at, text } of pages.flatMap((page) => stringsOf(page, ''))) {
    expect(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text), at).toBe(false);
    expect([...text].length, at).toBeLessThanOrEqual(400);
  }
});

test('agency pages have safe names, also for ids that differ in case only', () => {
  const paths = [...agencyPaths([{ id: 'a' }, { id: 'A' }, { id: '教育局' }, { id: '../x' }, { id: '㐀' }]).values()];
  expect(paths[0]).toBe('agencies/a.html');
  expect(paths[2]).toBe('agencies/教育局.html');
  expect(new Set(paths.map((p) => p.toLowerCase())).size).toBe(5);
  for (const path of paths) expect(path).toMatch(/^agencies\/[\w\u4e00-\u9fff-]+\.html$/);
});

function stringsOf(value: unknown, at: string): { at: string; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, `${at}.${key}`));
}

test('a crawl that was stopped is said to be partial', () => {
  expect(rankingPage(results, context).partial).toBe(false);
  const stopped = structuredClone(results);
  stopped.judgement.agencies[0]!.targets[0]!.gaps.push({ fact: 'pages', place: 'x', reason: 'interrupted' });
  expect(rankingPage(stopped, context).partial).toBe(true);
});

test('what an agency says of its mending stands beside the finding and in the list, with nothing where it said nothing', () => {
  const [own] = agency('minzheng').findings;
  const response = {
    ...{ fingerprint: own!.fingerprint, mended: 'done' as const, url: 'http://www.qinghe.test/new/', by: '李科' },
    ...{ at: '2018-08-03', file: '整改情况反馈表.xlsx' },
  };
  const told = { ...context, responses: new Map([[own!.fingerprint, response]]) };
  const { sections } = agencyPage(agency('minzheng'), results, told);
  const cards = [...sections[0]!.failed, ...sections[0]!.tolerated].flatMap((g) => g.cards);
  expect(cards.map((c) => c.response).filter((r) => r !== null)).toEqual([
    { word: '已整改', at: '2018-08-03', url: 'http://www.qinghe.test/new/', shown: 'http://www.qinghe.test/new/' },
  ]);
  const { rows } = workbookSheets(results, told).find((s) => s.name === '整改台账')!;
  const said = (fingerprint: string) => rows.find((row) => row[0] === fingerprint)!.slice(rows[0]!.indexOf('单位反馈'));
  expect(said(own!.fingerprint)).toEqual(['已整改', 'http://www.qinghe.test/new/', '李科', '2018-08-03', null]);
  expect(said(agency('minzheng').findings[1]!.fingerprint)).toEqual([null, null, null, null, null]);
});
