import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, startCity } from '../../demo/city.ts';
import { findBrowser } from '../../src/crawl/browser/browser.ts';
import { type Results, resultsSchema } from '../../src/model/results.ts';

type Agency = Results['judgement']['agencies'][number];

let city: City;
let audited: { exitCode: number; out: string; results: Results };

beforeAll(async () => {
  city = await startCity();
  // The browser would take most of the time: it has a test of its own below.
  audited = await audit([], { GONGKAI_BROWSER: 'false' });
});
afterAll(async () => {
  await city.close();
  rmSync(workspaces, { recursive: true, force: true });
});

const workspaces = mkdtempSync(path.join(tmpdir(), 'gongkai-demo-'));

/** Runs the command as a user does, in a workspace of its own. */
async function audit(args: string[], env: NodeJS.ProcessEnv) {
  const workspace = mkdtempSync(path.join(workspaces, 'w-'));
  cpSync(city.workspace, workspace, { recursive: true });
  const flags = ['--workspace', workspace, '--proxy', city.proxy, '--as-of', city.asOf, '--delay', '0', '--quiet'];
  const bin = path.join(import.meta.dirname, '../../bin/gongkai.mjs');
  const exitCode = await new Promise<number>((resolve) => {
    execFile(process.execPath, [bin, 'audit', ...args, ...flags], { env: { ...process.env, ...env } }, (error) =>
      resolve(error === null ? 0 : Number(error.code)),
    );
  });
  const out = path.join(workspace, 'out');
  const run = readdirSync(out).find((name) => name !== 'index.html');
  const results = resultsSchema.parse(JSON.parse(readFileSync(path.join(out, run!, 'results.json'), 'utf8')));
  return { exitCode, out, results };
}

/** Agency → what `pick` makes of its results. */
function byAgency<T>(pick: (agency: Agency) => T, results = audited.results): Record<string, T> {
  return Object.fromEntries(results.judgement.agencies.map((agency) => [agency.id, pick(agency)]));
}

function indicatorsOf(ruleset: string, outcome: string, results = audited.results) {
  const requirements = (agency: Agency) =>
    agency.scores
      .filter((score) => score.ruleset === ruleset)
      .flatMap((score) => score.indicators.filter((i) => i.outcome === outcome).map((i) => i.requirement));
  return byAgency(requirements, results);
}

test('the planted faults fail, and nothing else does', () => {
  expect(indicatorsOf('yunlan-2026', 'fail')).toEqual({
    szf: ['J-47', 'C-25', 'C-11', 'J-26'],
    fgw: [],
    jtj: ['N-D23', 'N-D22', 'J-55', 'L-65'],
    wlj: ['N-D04', 'N-D05', 'N-V3', 'L-64'],
    mzj: ['N-A1', 'J-63'],
    qtjd: ['L-63', 'J-47'],
    lzz: ['N-D04'],
    cyy: [],
  });
  expect(indicatorsOf('yunlan-2026', 'error')).toEqual(byAgency(() => []));
});

test('only the site that is down could not be judged', () => {
  const { cyy, ...others } = indicatorsOf('yunlan-2026', 'unsure');
  expect(cyy!.length).toBeGreaterThan(10);
  expect(others).toEqual({
    szf: ['J-51'],
    fgw: ['J-51'],
    jtj: ['J-51'],
    wlj: ['J-51'],
    mzj: ['J-51'],
    qtjd: [],
    lzz: [],
  });
  expect(audited.exitCode).toBe(2);
});

test.skipIf(findBrowser() === null)(
  'accessibility fails where it was planted only',
  async () => {
    const { exitCode, results } = await audit(['fgw', 'jtj'], {});
    expect(exitCode).toBe(0);
    expect(indicatorsOf('yunlan-2026', 'fail', results)).toEqual({
      fgw: [],
      jtj: ['N-D23', 'N-D22', 'J-51', 'J-55', 'L-65'],
    });
    expect(indicatorsOf('yunlan-2026', 'unsure', results)).toEqual({ fgw: [], jtj: [] });
    const faults = byAgency(
      (a) => [...new Set(a.findings.filter((f) => f.check === 'accessibility-barrier').map((f) => f.data.rule))].sort(),
      results,
    );
    expect(faults).toEqual({ fgw: [], jtj: ['html-has-lang', 'image-alt', 'label'] });
  },
  600_000,
);

test('every planted fault is found as often as it was planted', () => {
  const counts = byAgency((agency) => {
    // The fictional city has no domain of the government and no tags; neither costs anything.
    const bare = ['domain-not-gov', 'tag-missing'];
    const bad = agency.findings.filter((f) => f.outcome === 'bad' && !bare.includes(f.check));
    return Object.fromEntries([...Map.groupBy(bad, (f) => f.check)].map(([check, found]) => [check, found.length]));
  });
  expect(counts).toEqual({
    szf: {
      'column-empty': 1,
      // It has no column of interviews: a person is asked, nothing is deducted.
      'column-missing': 1,
      'column-stale': 1,
      'interpretation-late': 1,
      'interpretation-missing': 1,
      'interpretation-undiversified': 4,
    },
    fgw: {},
    jtj: { 'link-broken': 2, 'identity-marks-missing': 3, 'account-stale': 1, 'account-slow': 2 },
    wlj: { 'homepage-stale': 1, 'column-stale': 4, 'column-update-rate': 11 },
    mzj: { 'annual-report-missing': 1, 'privacy-leak': 1 },
    qtjd: { 'column-missing': 1, 'column-empty': 1 },
    lzz: { 'column-stale': 1 },
    cyy: {},
  });
});

test('the faultless agency has full points, the vetoes fall on those who earned them', () => {
  const score = (agency: Agency, ruleset: string) => agency.scores.find((s) => s.ruleset === ruleset)!;
  const faultless = audited.results.judgement.agencies.find((a) => a.id === 'fgw')!;
  expect(score(faultless, 'yunlan-2026').score).toBe(100);
  expect(byAgency((a) => score(a, 'national-2019').vetoed)).toMatchObject({ wlj: ['N-V3'], jtj: ['N-M2'], fgw: [] });
});

test('the identity number stands nowhere in what is published', () => {
  const files = readdirSync(audited.out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'utf8'));
  expect(texts.some((text) => text.includes('510*************'))).toBe(true);
  expect(texts.filter((text) => /51000019920305/.test(text))).toEqual([]);
});
