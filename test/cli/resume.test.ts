/** `kill -9` at 30 moments of an audit, then `--resume`: the judgement of an audit that was left alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readRecord } from '../../src/snapshot/archive.ts';
import { batchPages } from '../../src/snapshot/batch.ts';
import { readPages } from '../snapshot/folder.ts';
import { type CountedCity, cityWorkspace, countedCity, runsOf, startAudit } from './audit-child.ts';

const kills = 30;
const sites = ['wlj-site', 'mzj-site'];
/** Pages of one batch and those under way, for each site. */
const againAtMost = sites.length * (batchPages + 2);
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const random = mulberry(seed);
const below = (n: number) => Math.floor(random() * n);

/** When it is killed: at a request, or at what is seen of its files; some milliseconds later. */
type Moment = { name: string; later: number } & ({ hit: (hit: string, n: number) => boolean } | { seen: Seen });
type Seen = (workspace: string, run: string) => boolean;

const isPage = (hit: string) => hit.startsWith('GET ') && !hit.endsWith('/robots.txt');
const logged = (dir: string, run: string) => {
  const file = path.join(dir, 'data/logs', `${run}.jsonl`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const outOf = (dir: string) =>
  existsSync(path.join(dir, 'out')) ? readdirSync(path.join(dir, 'out')).filter((name) => name !== 'index.html') : [];
const phases: ((n: number) => Moment)[] = [
  () => ({ name: 'start', later: below(600), seen: () => true }),
  () => ({ name: 'record', later: below(20), seen: (dir) => runsOf(dir).length > 0 }),
  () => ({ name: 'robots', later: below(5), hit: (hit) => hit.endsWith('/robots.txt') }),
  () => ({ name: 'home', later: below(10), hit: (hit) => /^GET http:\/\/\w+\.yunlan\.example\/$/.test(hit) }),
  () => pageAt(5 + below(30)),
  () => pageAt(20 + below(60)),
  () => pageAt(60 + below(80)),
  () => ({ name: 'links', later: below(10), hit: (hit) => hit.startsWith('HEAD ') }),
  () => ({ name: 'sealing', later: below(200), seen: (dir) => readdirSync(dir).length > 0 && isSealing(dir) }),
  () => ({ name: 'one site done', later: below(50), seen: (dir, run) => logged(dir, run).includes('site-finished') }),
  () => ({ name: 'judging', later: below(60), seen: allDone }),
  () => ({ name: 'ledger', later: below(8), seen: (dir, run) => allDone(dir, run) && hasLedgerWal(dir) }),
  () => ({ name: 'publishing', later: below(8), seen: (dir) => outOf(dir).some((name) => name.endsWith('.part')) }),
  () => ({ name: 'published', later: below(5), seen: (dir, run) => outOf(dir).includes(run) }),
];

function pageAt(n: number): Moment {
  return { name: `page ${n}`, later: below(10), hit: (hit, count) => isPage(hit) && count >= n };
}

function allDone(dir: string, run: string): boolean {
  const lines = logged(dir, run).split('"event":"run-started"').at(-1)!;
  return lines.split('"event":"site-finished"').length > sites.length;
}

function hasLedgerWal(dir: string): boolean {
  return readdirSync(path.join(dir, 'data')).some((name) => name.startsWith('gongkai.db-'));
}

/** A snapshot that has been sealed has no log of writes beside it any more. */
function isSealing(dir: string): boolean {
  const all = path.join(dir, 'data/snapshots');
  if (!existsSync(all)) return false;
  const names = readdirSync(all, { recursive: true, encoding: 'utf8' });
  return sites.some((site) => {
    const own = names.filter((name) => name.includes(site)).map((name) => path.basename(name));
    return own.includes('snapshot.db') && !own.includes('snapshot.db-wal');
  });
}

interface Judged {
  judgement: object;
  pages: Record<string, unknown>;
}

const args = (city: CountedCity, dir: string) => [
  ...['wlj', 'mzj', '--workspace', dir, '--proxy', city.proxy, '--as-of', city.asOf, '--delay', '0'],
];
const env = { GONGKAI_BROWSER: 'false' };

test(`an audit killed at ${kills} moments judges as one left alone (KILL_SEED=${seed})`, {
  timeout: 900_000,
}, async () => {
  const city = await countedCity();
  const whole = cityWorkspace();
  expect((await startAudit(args(city, whole), env).ended).signal).toBeNull();
  const wanted = await judged(whole);

  let dir = cityWorkspace();
  let before = new Set<string>();
  const told: string[] = [];
  const again: number[] = [];
  for (let n = 0, lives = 0; n < kills; lives++) {
    expect(lives, told.join('\n')).toBeLessThan(4 * kills);
    const moment = phases[n % phases.length]!(n);
    const killed = await live(city, dir, moment);
    const asked = new Set(city.hits.filter(isPage));
    again.push([...asked].filter((hit) => before.has(hit)).length);
    expect(again.at(-1), `${moment.name}: pages fetched again`).toBeLessThanOrEqual(againAtMost);
    before = new Set([...before, ...asked]);
    told.push(`${moment.name}+${moment.later}: ${killed ? 'killed' : 'came to its end'}, again ${again.at(-1)}`);
    if (killed) n++;
    else {
      expect(await judged(dir), told.join('\n')).toEqual(wanted);
      [dir, before] = [cityWorkspace(), new Set()];
    }
  }
  await startAudit(resumeArgs(city, dir), env).ended;
  expect(await judged(dir), told.join('\n')).toEqual(wanted);
  console.log(`KILL_SEED=${seed}\n${told.join('\n')}`);
});

function resumeArgs(city: CountedCity, dir: string): string[] {
  return runsOf(dir).length > 0 ? ['--resume', '--workspace', dir] : args(city, dir);
}

/** Starts or goes on; true when it was killed, false when it came to its end before. */
async function live(city: CountedCity, dir: string, moment: Moment): Promise<boolean> {
  city.hits.length = 0;
  const { child, ended } = startAudit(resumeArgs(city, dir), env);
  let armed = true;
  const kill = () => {
    if (armed) setTimeout(() => child.kill('SIGKILL'), moment.later);
    armed = false;
  };
  let pages = 0;
  city.onHit = (hit) => {
    if (isPage(hit)) pages++;
    if ('hit' in moment && moment.hit(hit, pages)) kill();
  };
  const watch = setInterval(() => {
    if ('seen' in moment && moment.seen(dir, runsOf(dir).at(-1) ?? '')) kill();
  }, 2);
  const { code, signal, err } = await ended;
  clearInterval(watch);
  city.onHit = () => {};
  // 64: it was killed when all was done, so that nothing is left to go on with.
  if (signal === null) expect([0, 2, 64], err).toContain(code);
  return signal === 'SIGKILL';
}

/** What must be the same; times of ours, and what hangs on them, are not. Every page has its record in the archive. */
async function judged(dir: string): Promise<Judged> {
  const [run, ...more] = runsOf(dir);
  expect(more).toEqual([]);
  const text = readFileSync(path.join(dir, 'out', run!, 'results.json'), 'utf8');
  const { judgement } = JSON.parse(text, (key, value) => (key === 'fetchedAt' || key === 'record' ? null : value));
  judgement.inputs.snapshots = Object.keys(judgement.inputs.snapshots);
  const pages: Judged['pages'] = {};
  for (const site of sites) {
    const folder = path.join(dir, 'data/snapshots', run!, site);
    const stored = readPages(folder);
    for (const { record, finalUrl } of stored.pages) expect((await readRecord(folder, record)).url).toBe(finalUrl);
    pages[site] = stored.pages.map(({ url, status, sha256 }) => `${url} ${status} ${sha256}`).sort();
    pages[`${site} links`] = stored.probes.map(({ url, status, reason }) => `${url} ${status} ${reason}`).sort();
  }
  return { judgement, pages };
}

function mulberry(a: number): () => number {
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
