import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import silence from '../../checks/account-silence.ts';
import slow from '../../checks/account-slow.ts';
import stale from '../../checks/account-stale.ts';
import { crawlAccount } from '../../src/crawl/account.ts';
import { newestOf } from '../../src/lib/dates.ts';
import type { Check } from '../../src/model/check.ts';
import type { Facts } from '../../src/model/facts.ts';
import { settingsSchema } from '../../src/model/settings.ts';
import { type Handler, startServer } from '../crawl/server.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { type Verdict, verdicts } from './wechat-feeds-verdicts.ts';

const folder = join(import.meta.dirname, '../../../shared/real/newmedia/wechat-feeds');
const there = existsSync(folder);
const files = there ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
const accounts = Map.groupBy(files, (name) => name.split('__')[0]!);
const now = () => new Date('2021-06-17T15:24:00+08:00');
const period = { from: '2021-05-18', to: '2021-06-17' };

/** Serves the file that the path names, asks for it again by its print, and fails in the ways that bridges do. */
const bridge: Handler = (request, response) => {
  const [, how, name] = (request.url ?? '').split('/').map(decodeURIComponent);
  if (how === 'broken') return void response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>error</h1>');
  if (how === 'moved') return void response.writeHead(302, { location: `/ok/${encodeURIComponent(name!)}` }).end();
  if (how === 'silent') return;
  if (!files.includes(name ?? '')) return void response.writeHead(404).end();
  const body = readFileSync(join(folder, name!));
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  response.writeHead(200, { etag, 'content-type': 'application/xml' }).end(body);
};

async function poll(base: string, how: string, name: string, historyFile?: string) {
  const feed = `${base}/${how}/${encodeURIComponent(name)}`;
  return crawlAccount({
    account: { id: 'a', agency: 'a1', platform: '微信', name, source: { feed } },
    folder: tempFolder(),
    asOf: '2021-06-17',
    period,
    settings: settingsSchema.parse({ delay: 0, timeout: 2000 }),
    network: { resolve: [], allowPrivate: true },
    ...(historyFile !== undefined && { historyFile }),
    now,
  });
}

function judged(check: unknown, { posts }: Facts) {
  const { run, options } = check as Check;
  const target = { id: 'a', type: 'account', url: null, role: 'owner', exemptColumns: [], accountType: '订阅号' };
  const view = {
    asOf: '2021-06-17',
    period,
    facts: { posts, register: { own: null, accounts: [] } },
    gaps: [],
    options: options.parse({}),
    target,
  };
  return [...run(view as unknown as Parameters<typeof run>[0])];
}

const weekOf = ({ place }: { place: string }) => place.replace('week:', '');

/** As the table writes it: what is sure, and which weeks are left open. */
function verdictOf(facts: Facts): Verdict {
  const posts = facts.posts!.posts;
  const [silent] = judged(stale, facts);
  const [paused] = judged(silence, facts);
  const weeks = judged(slow, facts);
  const short = weeks.filter(({ unsure }) => unsure === undefined).map(weekOf);
  const open = weeks.filter(({ unsure }) => unsure !== undefined).map(weekOf);
  return {
    posts: posts.length,
    pushes: new Set(posts.map(({ push }) => push)).size,
    newest: newestOf(posts.map(({ publishedAt }) => publishedAt!.slice(0, 10)))!,
    ...(silent !== undefined && silent.unsure === undefined && { silent: true as const }),
    ...(paused !== undefined &&
      paused.unsure === undefined && {
        paused: [String(paused.data.from), String(paused.data.to)] as [string, string],
      }),
    ...(short.length > 0 && { short }),
    ...(open.length > 0 && { open }),
  };
}

describe.skipIf(!there)(there ? 'feeds served' : 'feeds served (skipped: ../shared/real is not there)', () => {
  it('every account has the verdicts that were written down by hand; figures are printed', async () => {
    const { url } = await startServer(bridge);
    const found: Record<string, Verdict> = {};
    let complete = 0;
    for (const [name, snapshots] of accounts) {
      const history = join(tempFolder(), 'a.json');
      let last: Facts = {};
      for (const file of snapshots) last = (await poll(url, 'ok', file, history)).facts;
      if (last.posts!.coverage.complete) complete++;
      found[name] = verdictOf(last);
    }
    expect(found).toEqual(verdicts);
    const all = Object.values(found);
    const sum = (count: (v: Verdict) => number) => all.reduce((n, v) => n + count(v), 0);
    const silent = all.filter((v) => v.silent).length;
    const paused = all.filter((v) => v.paused).length;
    const weeks = `${sum((v) => v.short?.length ?? 0)} weeks surely short, ${sum((v) => v.open?.length ?? 0)} left open`;
    console.info(
      `${files.length} feeds of ${all.length} accounts, ${sum((v) => v.posts)} posts in ${sum((v) => v.pushes)} pushes: ` +
        `${complete} reach back behind the period; ${silent} silent, ${paused} with a pause, ${weeks} of ${3 * all.length}`,
    );
  }, 60_000);

  it('two snapshots of one account add up without doubles', async () => {
    const { url } = await startServer(bridge);
    const history = join(tempFolder(), 'a.json');
    const counts: number[] = [];
    for (const file of accounts.get('上海发布')!)
      counts.push((await poll(url, 'ok', file, history)).facts.posts!.posts.length);
    expect(counts).toEqual([20, 38]);
  });

  it('what has moved is read; errors and silence of the bridge are gaps', async () => {
    const { url } = await startServer(bridge);
    const file = accounts.get('北京12345')![0]!;
    expect((await poll(url, 'moved', file)).facts.posts?.posts).toHaveLength(20);
    expect((await poll(url, 'broken', file)).gaps).toMatchObject([{ reason: 'http-error' }]);
    expect((await poll(url, 'silent', file)).gaps).toMatchObject([{ reason: 'timeout' }]);
  }, 60_000);
});
