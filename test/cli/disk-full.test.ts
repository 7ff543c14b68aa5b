/** Disks that fill up at several moments of an audit: one sentence, nothing broken, and `--resume` ends it. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type CountedCity, cityWorkspace, countedCity, runsOf, startAudit } from './audit-child.ts';

const env = { GONGKAI_BROWSER: 'false' };
const canMount = tries(() => {
  const dir = mkdtempSync(path.join(tmpdir(), 'gongkai-mount-'));
  mount(dir, 100);
  execFileSync('umount', [dir]);
  rmSync(dir, { recursive: true });
});
if (!canMount) process.stderr.write('skipped: disks that are full (mounting needs Linux and root)\n');

function tries(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function mount(dir: string, kilobytes: number): void {
  mkdirSync(dir, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', dir], { stdio: 'ignore' });
}

/** Gone before the workspace is. */
function disk(dir: string, kilobytes: number): string {
  mount(dir, kilobytes);
  onTestFinished(() => void execFileSync('umount', [dir]));
  return dir;
}

function fill(dir: string): void {
  const fd = openSync(path.join(dir, 'ballast'), 'w');
  for (let size = 65_536; size > 0; size >>= 1) while (tries(() => writeSync(fd, Buffer.alloc(size)))) {}
  closeSync(fd);
}

/** Room again. */
function grow(dir: string): void {
  rmSync(path.join(dir, 'ballast'), { force: true });
  execFileSync('mount', ['-o', 'remount,size=100m', dir]);
}

const args = (city: CountedCity, dir: string) => [
  ...['wlj', '--workspace', dir, '--proxy', city.proxy, '--as-of', city.asOf, '--delay', '0'],
];

function scoresOf(dir: string): unknown {
  const run = runsOf(dir).at(-1)!;
  const { judgement } = JSON.parse(readFileSync(path.join(dir, 'out', run, 'results.json'), 'utf8'));
  return judgement.agencies[0].scores;
}

let left: unknown;
test.skipIf(!canMount)('an audit with room enough', { timeout: 120_000 }, async () => {
  const dir = cityWorkspace();
  expect(await startAudit(args(await countedCity(), dir), env).ended).toMatchObject({ code: 0 });
  left = scoresOf(dir);
});

/** Runs until the disk is full, makes room, and ends what was begun. */
async function survives(dir: string, disks: readonly string[], city: CountedCity): Promise<void> {
  const full = await startAudit(args(city, dir), env).ended;
  expect(full, full.err).toMatchObject({ code: 78, signal: null });
  const [last, ...before] = full.err.trim().split('\n').reverse();
  expect(last).toMatch(/磁盘(空间不足|已满)/);
  for (const line of before) expect(line).toContain('采集完成');
  city.onHit = () => {};
  for (const mounted of disks) grow(mounted);
  const again = runsOf(dir).length > 0 ? ['--resume', '--workspace', dir] : args(city, dir);
  const done = await startAudit(again, env).ended;
  expect(done, done.err).toMatchObject({ code: 0, signal: null });
  expect(scoresOf(dir)).toEqual(left);
}

test.skipIf(!canMount)('before it begins', { timeout: 120_000 }, async () => {
  const dir = cityWorkspace();
  const data = disk(path.join(dir, 'data'), 500);
  fill(data);
  await survives(dir, [data], await countedCity());
});

// The ledger's tables half made, the run's record half written, and the crawl not yet begun.
test.skipIf(!canMount).each([130, 170, 230])('with %i kB', { timeout: 120_000 }, async (size) => {
  const dir = cityWorkspace();
  const data = disk(path.join(dir, 'data'), size);
  await survives(dir, [data], await countedCity());
});

test.skipIf(!canMount).each([1, 30])('at request %i', { timeout: 120_000 }, async (n) => {
  const dir = cityWorkspace();
  const city = await countedCity();
  const data = disk(path.join(dir, 'data'), 5000);
  city.onHit = () => {
    if (city.hits.length === n) fill(data);
  };
  await survives(dir, [data], city);
});

test.skipIf(!canMount)('when the ledger is written', { timeout: 120_000 }, async () => {
  const dir = cityWorkspace();
  const city = await countedCity();
  const data = disk(path.join(dir, 'data'), 5000);
  const snapshots = disk(path.join(data, 'snapshots'), 50_000);
  city.onHit = () => {
    if (city.hits.length === 10) fill(data);
  };
  await survives(dir, [data, snapshots], city);
});

test.skipIf(!canMount).each([120])('when the report is published, with %i kB', { timeout: 120_000 }, async (size) => {
  const dir = cityWorkspace();
  const out = disk(path.join(dir, 'out'), size);
  await survives(dir, [out], await countedCity());
});
