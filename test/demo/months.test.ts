import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type City, startCity } from '../../demo/city.ts';
import { audit } from '../../src/cli/work/run-audit.ts';

/** What a run says apart from when and after what it was made. */
function judgementIn(workspace: string): unknown {
  const out = path.join(workspace, 'out');
  const run = readdirSync(out)
    .filter((name) => /^\d{8}-/.test(name))
    .sort()
    .at(-1)!;
  const past = (value: unknown) => /^(?:fixed|not-rechecked)$/.test((value as { state?: string } | null)?.state ?? '');
  const { judgement } = JSON.parse(readFileSync(path.join(out, run, 'results.json'), 'utf8'));
  const history = new Set(['record', 'fetchedAt', 'snapshots', 'histories', 'state', 'previous', 'since']);
  return JSON.parse(
    JSON.stringify(judgement, (key, value) => {
      if (history.has(key)) return undefined;
      return Array.isArray(value) ? value.filter((v) => !past(v)) : value;
    }),
  );
}

async function month(city: City, workspace: string, asOf: string) {
  const before = { ...city.sent };
  const cpu = process.cpuUsage();
  const flags = { workspace, proxy: city.proxy, asOf, delay: '0', quiet: true, json: true, kind: 'department' };
  await audit(['fgw', 'jtj'], flags as never, () => new Date(`${asOf}T04:00:00Z`));
  const { user, system } = process.cpuUsage(cpu);
  const since = (key: keyof City['sent']) => city.sent[key] - before[key];
  return {
    requests: since('requests'),
    bytes: since('bytes'),
    notModified: since('notModified'),
    cpu: (user + system) / 1e6,
  };
}

/** One page of a host says something else. */
function change(city: City, host: string, address: RegExp, from: RegExp, to: string): void {
  const pages = city.hosts.get(host)!;
  const [name, reply] = [...pages].find(([p, r]) => address.test(p) && from.test(String(r.body)))!;
  pages.set(name, { ...reply, body: String(reply.body).replace(from, to) });
}

test('three months: later ones are sent less and judge as a fresh crawl does', async () => {
  process.env.GONGKAI_BROWSER = 'false';
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const city = await startCity();
  const root = mkdtempSync(path.join(tmpdir(), 'gongkai-months-'));
  onTestFinished(async () => {
    vi.restoreAllMocks();
    delete process.env.GONGKAI_BROWSER;
    await city.close();
    rmSync(root, { recursive: true, force: true });
  });
  const workspace = (name: string) => {
    cpSync(city.workspace, path.join(root, name), { recursive: true });
    return path.join(root, name);
  };
  const lasting = workspace('lasting');
  const costs: string[] = [];
  for (const [n, asOf] of ['2026-03-02', '2026-04-02', '2026-05-06'].entries()) {
    if (n === 1) change(city, 'fgw.yunlan.example', /zwgk\/zcwj\/.+html$/, /<\/p>/, '。另行通知。</p>');
    if (n === 2) change(city, 'fgw.yunlan.example', /xwdt\/tzgg\/.+html$/, /<\/p>/, '110101199003070070</p>');
    const later = await month(city, lasting, asOf);
    const anew = workspace(`fresh${n}`);
    // What feeds showed adds up over the months: a fresh crawl of the sites knows it as well.
    cpSync(path.join(lasting, 'data/accounts'), path.join(anew, 'data/accounts'), { recursive: true });
    const fresh = await month(city, anew, asOf);
    costs.push(`${asOf} ${JSON.stringify({ later, fresh })}`);
    expect(judgementIn(lasting)).toEqual(judgementIn(anew));
    if (n > 0) expect(later.notModified).toBeGreaterThan(10);
    if (n > 0) expect(later.bytes).toBeLessThan(fresh.bytes);
  }
  if (process.env.GONGKAI_TELL) process.stderr.write(`${costs.join('\n')}\n`);
}, 300_000);
