/** Accounts for the fictional county: one passes, one is silent, one could not be read, one is hostile. */
import type { AgencyResult, IndicatorResult, Outcome, Results } from '../../src/model/results.ts';
import { finding, hostile, indicator, sampleResults } from './sample-results.ts';

type Target = AgencyResult['targets'][number];
type Seen = NonNullable<Target['account']>;

const account = (
  id: string,
  seen: Partial<Seen> & Pick<Seen, 'platform' | 'name'>,
  gaps: Target['gaps'] = [],
): Target => ({
  ...{ id, type: 'account', name: `${seen.platform} ${seen.name}`, url: 'http://m.qinghe.test/feed', gaps },
  account: { type: null, newest: null, posts: null, ...seen },
});

const updated = (over: Partial<IndicatorResult>, accounts: [string, Outcome][]) =>
  indicator({
    ...{ requirement: 'N-M2', title: '政务新媒体更新及时', n: 1, limit: '两周内没有更新即不达标', points: 2, max: 2 },
    ...{ accounts: accounts.map(([id, outcome]) => ({ id, outcome })), ...over },
  });

const silent = (target: string, over = {}) =>
  finding({
    ...{ check: 'account-stale', target, place: `account:${target}`, found: '2018-05-02', required: '14天内更新' },
    ...{ text: '最近一条内容发布于2018-05-02，至2018-07-30已超过14天。', ...over },
  });

export function withAccounts(): Results {
  const results = sampleResults();
  const add = (id: string, targets: Target[], line: IndicatorResult, findings: AgencyResult['findings'] = []) => {
    const agency = results.judgement.agencies.find((a) => a.id === id)!;
    agency.targets = [...agency.targets.filter((t) => t.type !== 'account'), ...targets];
    agency.findings.push(...findings);
    agency.scores[0]!.indicators.push({ ...line, findings: findings.map((f) => f.fingerprint) });
  };
  const weixin = { platform: '微信公众号', type: '订阅号' };
  add(
    'caizheng',
    [account('cz', { ...weixin, name: '青河财政', newest: '2018-07-28', posts: 12 })],
    updated({}, [['cz', 'pass']]),
  );
  add(
    'minzheng',
    [
      account('mz', { ...weixin, name: '青河民政', newest: '2018-07-29', posts: 4 }),
      account('mz-wb', { platform: '新浪微博', name: '青河民政发布', newest: '2018-05-02', posts: 0 }),
    ],
    updated({ outcome: 'fail', bad: 1, lost: 2 }, [
      ['mz', 'pass'],
      ['mz-wb', 'fail'],
    ]),
    [silent('mz-wb')],
  );
  add(
    'zhujian',
    [account('zj', { ...weixin, name: '青河住建' }, [{ fact: 'posts', place: 'zj', reason: 'not-configured' }])],
    updated({ outcome: 'unsure', unsure: 0 }, [['zj', 'unsure']]),
  );
  add(
    '../../etc/passwd',
    [account('x-wx', { platform: hostile.direction, name: hostile.script, type: hostile.long, newest: '2018-05-02' })],
    updated({ outcome: 'fail', bad: 1, lost: 2 }, [['x-wx', 'fail']]),
    [silent('x-wx', { text: `=HYPERLINK("http://x.test")${hostile.long}${hostile.script}` })],
  );
  return results;
}
