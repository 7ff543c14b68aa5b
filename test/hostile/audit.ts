/** One hostile site audited by the command, as a user does, in a workspace of its own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { dayOf } from '../../src/lib/dates.ts';
import { type Results, resultsSchema } from '../../src/model/results.ts';

export interface Audited {
  code: number;
  stdout: string;
  stderr: string;
  /** Folder of the published files. */
  out: string;
  results: Results;
}

export const today = dayOf(new Date().toISOString());
const bin = path.join(import.meta.dirname, '../../bin/gongkai.mjs');

/** Without a browser unless `env` asks for one: it would take most of the time. */
export async function auditSite(
  url: string,
  flags: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
  finished = onTestFinished,
): Promise<Audited> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'gongkai-hostile-'));
  finished(() => rmSync(workspace, { recursive: true, force: true }));
  const usual = ['--workspace', workspace, '--allow-private', '--delay', '0', '--as-of', today];
  const ran = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const options = { env: { ...process.env, GONGKAI_BROWSER: 'false', ...env }, maxBuffer: 50_000_000 };
    execFile(process.execPath, [bin, 'audit', url, ...usual, ...flags], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
  const outs = path.join(workspace, 'out');
  const run = readdirSync(outs).filter((name) => !name.startsWith('.'))[0]!;
  const out = path.join(outs, run);
  const results = resultsSchema.parse(JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')));
  return { ...ran, out, results };
}

/** What it cost the agency: `requirement −points` of each indicator that failed, and vetoes. Prompts cost nothing. */
export function costs({ results }: Audited): string[] {
  const scores = results.judgement.agencies.flatMap((agency) => agency.scores);
  return scores.flatMap((s) => [
    ...s.indicators
      .filter((i) => i.lost > 0 || (i.outcome === 'fail' && i.kind !== 'prompt'))
      .map((i) => `${i.requirement} ${i.title} −${i.lost}`),
    ...s.vetoed.map((requirement) => `${requirement} veto`),
  ]);
}

/** Reasons of the gaps of the site, each once, in order. */
export function reasons({ results }: Audited): string[] {
  const gaps = results.judgement.agencies.flatMap((agency) => agency.targets).flatMap((target) => target.gaps);
  return [...new Set(gaps.map(({ reason }) => reason))].sort();
}
