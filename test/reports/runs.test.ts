import { expect, test } from 'vitest';
import { runsPage } from '../../reports/runs.ts';
import { sampleContext } from './sample-results.ts';

const run = (id: string, asOf: string, over = {}) => ({
  ...{ id, asOf, parent: null, agencies: 8, circular: false, finishedAt: `${asOf}T04:00:00Z` },
  ...{ period: { from: '2018-06-01', to: '2018-06-30' }, ...over },
});

test('runs stand by month, the newest first; an earlier run of a month is marked as superseded', () => {
  const runs = [run('c', '2018-07-30', { parent: 'b' }), run('b', '2018-07-30'), run('a', '2018-06-29')];
  const totals = [{ run: 'c', ruleset: 'county-sample', ranked: 7, average: 84.5, vetoed: 1 }];
  const { months } = runsPage(runs, totals, sampleContext());
  expect(months.map((m) => [m.words, m.runs.map((r) => r.id)])).toEqual([
    ['2018年7月', ['c', 'b']],
    ['2018年6月', ['a']],
  ]);
  expect(months[0]!.runs.map((r) => [r.superseded, r.again])).toEqual([
    [false, true],
    [true, false],
  ]);
  expect(months[0]!.runs[0]!.totals).toMatchObject([{ title: '青河县政务公开考核办法', average: 84.5 }]);
});

test('a run for an earlier day that was made later stands in its own month', () => {
  const { months } = runsPage([run('late', '2018-05-30'), run('b', '2018-07-30')], [], sampleContext());
  expect(months.map((m) => m.month)).toEqual(['2018-07', '2018-05']);
});
