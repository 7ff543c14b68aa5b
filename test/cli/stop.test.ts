import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cityWorkspace, countedCity, runsOf, startAudit } from './audit-child.ts';

const env = { GONGKAI_BROWSER: 'false' };
const common = (dir: string, city: { proxy: string; asOf: string }) => [
  ...['wlj', '--workspace', dir, '--proxy', city.proxy, '--as-of', city.asOf, '--delay', '50'],
];

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends with a report that is partial and ranks nobody; --resume goes on, as it was asked',
  { timeout: 120_000 },
  async (signal) => {
    const city = await countedCity();
    const dir = cityWorkspace();
    const { child, ended } = startAudit(common(dir, city), env);
    city.onHit = () => {
      if (city.hits.length === 20) child.kill(signal);
    };
    const stopped = await ended;
    expect(stopped, stopped.err).toMatchObject({ code: 2, signal: null });
    expect(stopped.err).toContain('采集被中断');
    const results = path.join(dir, 'out', runsOf(dir)[0]!, 'results.json');
    const scoresOf = () => JSON.parse(readFileSync(results, 'utf8')).judgement.agencies[0].scores;
    for (const score of scoresOf()) expect(score).toMatchObject({ score: null, rank: null, grade: null, vetoed: [] });

    const done = await startAudit(['--resume', '--workspace', dir, '--as-of', '2020-01-01'], env).ended;
    expect(done.err).toContain('--as-of');
    expect(done).toMatchObject({ signal: null });
    expect(done.err).not.toContain('采集被中断');
    expect(scoresOf()[0].score).toBeTypeOf('number');
    const log = readFileSync(path.join(dir, 'data/logs', `${runsOf(dir)[0]}.jsonl`), 'utf8');
    const events = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events.filter((event) => event === 'run-finished')).toHaveLength(2);
    expect(events).toContain('site-resumed');
  },
);

test('a second audit of one workspace is refused with the pid of the first', {
  timeout: 120_000,
}, async () => {
  const city = await countedCity();
  const dir = cityWorkspace();
  const { child, ended } = startAudit([...common(dir, city).slice(0, -1), '60000'], env);
  await new Promise<void>((resolve) => {
    city.onHit = () => resolve();
  });
  const second = await startAudit(common(dir, city), env).ended;
  expect(second).toMatchObject({ code: 78, out: '' });
  expect(second.err).toContain(`进程 ${child.pid}`);
  child.kill('SIGKILL');
  await ended;
});
