/** A month whose holidays are not announced yet: nothing breaks, and what hangs on working days costs nothing. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startCity } from '../../demo/city.ts';
import { writeNotices } from '../../src/cli/work/notice-run.ts';
import { audit } from '../../src/cli/work/run-audit.ts';
import type { Results } from '../../src/model/results.ts';

test('in 2027', { timeout: 300_000 }, async () => {
  const workspace = mkdtempSync(path.join(tmpdir(), 'gongkai-2027-'));
  const city = await startCity();
  vi.stubEnv('GONGKAI_BROWSER', 'false');
  vi.stubEnv('GONGKAI_BROWSER_PATH', '/nowhere');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await city.close();
    rmSync(workspace, { recursive: true, force: true });
  });
  cpSync(city.workspace, workspace, { recursive: true });
  const flags = { workspace, proxy: city.proxy, asOf: '2027-03-02', delay: '0', quiet: true, kind: 'department' };
  await audit(['wlj'], flags, () => new Date('2027-03-02T04:00:00Z'));
  await writeNotices('latest', { workspace, agency: [], date: '2027-03-03' }, () => new Date('2027-03-03T04:00:00Z'));
  const out = path.join(workspace, 'out');
  const run = path.join(out, readdirSync(out).find((name) => /^\d/.test(name))!);
  const { judgement }: Results = JSON.parse(readFileSync(path.join(run, 'results.json'), 'utf8'));
  const found = judgement.agencies[0]!.findings;
  expect(found.filter((f) => f.check === 'column-stale' && f.outcome === 'bad').length).toBeGreaterThan(0);
  const daily = found.filter((f) => f.check === 'column-update-rate');
  expect(daily.length).toBeGreaterThan(0);
  expect(daily.filter((f) => f.outcome === 'bad')).toEqual([]);
  const notice = readdirSync(path.join(run, 'notices/agencies/wlj')).find((name) => name.endsWith('.html'))!;
  expect(readFileSync(path.join(run, 'notices/agencies/wlj', notice), 'utf8')).toMatch(/节假日/);
});
