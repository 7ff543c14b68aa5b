/** Open problems of a changed city looked at again: what is mended, what stays, what could not be seen. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type City, startCity } from '../../demo/city.ts';
import { readRunRecord } from '../../src/cli/run/run-record.ts';
import { showLedger } from '../../src/cli/work/ledger-list.ts';
import { audit } from '../../src/cli/work/run-audit.ts';
import { recheck } from '../../src/cli/work/run-recheck.ts';
import type { Results } from '../../src/model/results.ts';

let city: City;
const workspace = mkdtempSync(path.join(tmpdir(), 'gongkai-recheck-'));
const printed: string[] = [];

beforeAll(async () => {
  process.env.GONGKAI_BROWSER = 'false';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  city = await startCity();
  cpSync(city.workspace, workspace, { recursive: true });
  await month(city.asOf);
  change('mzj.yunlan.example', /510000\d+[\dX]/, '(略)');
  city.hosts
    .get('jtj.yunlan.example')!
    .set('/cx/lukuang.htm', { type: 'text/html', body: '<title>路况</title><p>畅通' });
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  delete process.env.GONGKAI_BROWSER;
  await city.close();
  rmSync(workspace, { recursive: true, force: true });
});

const flags = (asOf: string) => ({ workspace, proxy: city.proxy, asOf, delay: '0', quiet: true });
const at = (day: string) => () => new Date(`${day}T04:00:00Z`);
const month = (asOf: string) => audit(['jtj', 'mzj'], { ...flags(asOf), kind: 'department' }, at(asOf));
const again = (names: string[], asOf: string) => recheck(names, flags(asOf), at(asOf));

/** Wherever a host says the one it says the other. */
function change(host: string, from: RegExp, to: string): void {
  for (const [name, reply] of city.hosts.get(host)!)
    city.hosts.get(host)!.set(name, {
      ...reply,
      body: typeof reply.body === 'string' ? reply.body.replaceAll(new RegExp(from, 'g'), to) : reply.body,
    });
}

function newest(): Results {
  const out = path.join(workspace, 'out');
  const run = readdirSync(out)
    .filter((name) => name !== 'index.html')
    .sort()
    .at(-1)!;
  return JSON.parse(readFileSync(path.join(out, run, 'results.json'), 'utf8'));
}
const statesOf = (check: string, { judgement }: Results) =>
  judgement.agencies.flatMap((a) => a.findings.filter((f) => f.check === check).map((f) => f.state));

test('what is mended is fixed, what stays is open; only a part of the site is asked for, and ranks stay', async () => {
  const [before, audited] = [city.sent.requests, newest().run.id];
  const code = await again(['mzj', '云澜市交通运输局'], '2026-03-10');
  expect(city.sent.requests - before).toBeLessThan(80);
  const { run, judgement } = newest();
  expect(run).toMatchObject({ parent: audited, recheck: true });
  expect(judgement.agencies.map((a) => [a.id, a.scores])).toEqual([
    ['jtj', []],
    ['mzj', []],
  ]);
  const left = judgement.agencies.some((a) => a.findings.some((f) => f.state === 'not-rechecked'));
  expect(code).toBe(left ? 2 : 0);
  expect(statesOf('privacy-leak', newest())).toEqual(['fixed']);
  expect(statesOf('annual-report-missing', newest())).toEqual(['open']);
  expect(statesOf('link-broken', newest()).sort()).toEqual(['fixed', 'open']);
  expect(readRunRecord(path.join(workspace, 'data'), 'latest').id).toBe(audited);
  expect(printed.at(-1)).toContain('得分和排名不变');
});

test('the ledger knows the day, and what is fixed is asked for no more', async () => {
  const { items } = JSON.parse(await showLedger({ workspace, json: true, agency: 'mzj' }, at('2026-03-11')()));
  const leak = items.find((i: { check: string }) => i.check === 'privacy-leak');
  expect(leak).toMatchObject({ state: 'fixed', settledOn: '2026-03-10' });
  await again(['mzj'], '2026-03-11');
  expect(statesOf('privacy-leak', newest())).toEqual([]);
  await expect(again([leak.fingerprint], '2026-03-11')).rejects.toMatchObject({ exitCode: 64 });
  await expect(again(['民政局x'], '2026-03-11')).rejects.toMatchObject({ exitCode: 64 });
});

test('a page that fails leaves its problem as it was', async () => {
  const pages = city.hosts.get('jtj.yunlan.example')!;
  pages.set('/upload/2025/baoming.htm', { type: 'text/html', body: 'busy', status: 503 });
  const { items } = JSON.parse(await showLedger({ workspace, json: true, agency: 'jtj' }, at('2026-03-11')()));
  const problem = items.find((i: { check: string; state: string }) => i.check === 'link-broken' && i.state === 'open');
  expect(await again([problem.fingerprint], '2026-03-12')).toBe(2);
  expect(newest().judgement.agencies[0]!.findings).toMatchObject([
    { fingerprint: problem.fingerprint, state: 'not-rechecked' },
  ]);
  pages.delete('/upload/2025/baoming.htm');
}, 120_000);

test('what a re-check called fixed and the next month finds again is reopened', async () => {
  city.hosts.get('jtj.yunlan.example')!.delete('/cx/lukuang.htm');
  await month('2026-04-02');
  expect(statesOf('link-broken', newest()).sort()).toEqual(['open', 'reopened']);
  expect(statesOf('privacy-leak', newest())).toEqual([]);
}, 120_000);
