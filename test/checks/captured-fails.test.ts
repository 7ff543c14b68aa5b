/**
 * Two captured sites under all rulesets: whatever fails there was looked at by hand, and is written down in
 * captured-fails.jsonl. A failing indicator that is not there, or that accuses more than was looked at, fails the test:
 * look at the pages, then mend the check or write the line.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Results } from '../../src/model/results.ts';
import { isCaptured, serveSites } from '../captured-sites.ts';
import { startAudit } from '../cli/audit-child.ts';

const rulesets = readdirSync(path.join(import.meta.dirname, '../../checks/rulesets'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -5));

const lineSchema = z.strictObject({
  site: z.string(),
  ruleset: z.enum(rulesets),
  requirement: z.string(),
  check: z.string(),
  /** Sure findings that were looked at. */
  sure: z.int().min(1),
  /** `right`: the site lacks it. `undecidable`: the capture may lack what the site had. A wrong one is mended, not listed. */
  verdict: z.enum(['right', 'undecidable']),
  reason: z.string().min(10),
});
const lines = readFileSync(path.join(import.meta.dirname, 'captured-fails.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => lineSchema.parse(JSON.parse(line)));

const sites = [
  { host: 'rsj.gzdaozhen.gov.cn', args: ['--as-of', '2021-01-04', '--kind', 'department'] },
  { host: 'www.zhecheng.gov.cn', args: ['--as-of', '2018-07-30', '--kind', 'government', '--max-pages', '6000'] },
];

describe.each(sites)('$host', ({ host, args }) => {
  const there = isCaptured(host);
  const name = `fails only where a person found that it should${there ? '' : ' (skipped: ../shared is not there)'}`;
  it.skipIf(!there)(name, { timeout: 900_000 }, async () => {
    const fails = failsOf(await audited(host, args));
    expect(fails.length).toBeGreaterThan(5);
    const looked = lines.filter((line) => line.site === host);
    const unlooked = fails.filter((fail) => !looked.some((line) => isSame(line, fail) && fail.sure <= line.sure));
    expect(unlooked).toEqual([]);
  });
});

it('each failing indicator is written down once', () => {
  const keys = lines.map(({ site, ruleset, requirement, check }) => [site, ruleset, requirement, check].join(' '));
  expect(keys).toEqual([...new Set(keys)]);
});

interface Fail {
  ruleset: string;
  requirement: string;
  check: string;
  sure: number;
}

function isSame(a: Fail, b: Fail): boolean {
  return a.ruleset === b.ruleset && a.requirement === b.requirement && a.check === b.check;
}

async function audited(host: string, args: readonly string[]): Promise<Results> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'gongkai-captured-'));
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }));
  const proxy = await serveSites();
  const common = ['--workspace', workspace, '--proxy', proxy, '--delay', '0', '--quiet', '--ruleset', ...rulesets];
  const { code, err } = await startAudit([`http://${host}/`, ...args, ...common]).ended;
  expect([0, 2], err).toContain(code);
  const [run] = readdirSync(path.join(workspace, 'out'), { withFileTypes: true }).filter((e) => e.isDirectory());
  return JSON.parse(readFileSync(path.join(workspace, 'out', run!.name, 'results.json'), 'utf8')) as Results;
}

/** What failed, by indicator and check; of two indicators of one requirement the one that accuses more. */
function failsOf({ judgement }: Results): Fail[] {
  const fails = new Map<string, Fail>();
  for (const { findings, scores } of judgement.agencies) {
    const byPrint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
    for (const { ruleset, indicators } of scores) {
      for (const { requirement, findings: prints } of indicators.filter((i) => i.outcome === 'fail')) {
        const sure = prints.map((print) => byPrint.get(print)!).filter((f) => f.outcome === 'bad');
        for (const [check, found] of Map.groupBy(sure, (finding) => finding.check)) {
          const key = [ruleset, requirement, check].join(' ');
          if ((fails.get(key)?.sure ?? 0) < found.length)
            fails.set(key, { ruleset, requirement, check, sure: found.length });
        }
      }
    }
  }
  return [...fails.values()];
}
