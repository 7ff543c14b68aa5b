import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { schedule } from '../../src/cli/work/run-schedule.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { packagePath } from '../../src/load/package-root.ts';

let dir: string;
const server = createServer((request, response) => {
  if (request.url !== '/') return response.writeHead(404).end();
  response.setHeader('content-type', 'text/html; charset=utf-8').end('<title>某局</title><p>首页</p>');
});
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  writeFileSync(path.join(dir, 'gongkai.yaml'), 'delay: 0\nbrowser: false\nmaxPages: 5\n');
  const agency = { id: '甲', name: '甲局', kind: 'department', sites: [{ site: 'main', role: 'owner' }] };
  writeFileSync(path.join(dir, 'register.yaml'), JSON.stringify({ sites: [{ id: 'main', url }], agencies: [agency] }));
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
  rmSync(dir, { recursive: true, force: true });
});

const state = () => JSON.parse(readFileSync(path.join(dir, 'data', 'schedule.json'), 'utf8'));
const at = (time: string) =>
  schedule({ workspace: dir, onceDue: true, allowPrivate: true, resolve: [] }, () => new Date(`${time}:00+08:00`));
const runs = () => readdirSync(path.join(dir, 'data', 'runs')).map((name) => readRun(name));
const readRun = (name: string) => JSON.parse(readFileSync(path.join(dir, 'data', 'runs', name), 'utf8'));

test('a month: home pages are visited, the audit runs once, and a restart repeats nothing', {
  timeout: 120_000,
}, async () => {
  await at('2023-02-15T09:00');
  expect(state()).toMatchObject({ audits: [], probedAt: null });
  await at('2023-02-25T09:00');
  const ledger = await openLedger(path.join(dir, 'data', 'gongkai.db'));
  expect(await ledger.probesOf('main', '2023-02-01T00:00:00Z', '2023-03-01T00:00:00Z')).toMatchObject([{ ok: true }]);
  await ledger.close();
  await at('2023-03-01T20:01');
  expect(runs()).toMatchObject([{ asOf: '2023-03-01', period: { from: '2023-01-30', to: '2023-02-28' } }]);
  await at('2023-03-01T20:02');
  expect(runs()).toHaveLength(1);
  expect(state().audits).toMatchObject([{ planned: '2023-03-01T12:00:00.000Z', exit: expect.any(Number) }]);
});

test('accounts are read between audits, and what each reading saw adds up', { timeout: 60_000 }, async () => {
  let titles = ['第一条', '第二条'];
  const feed = createServer((_, response) => {
    const items = titles.map(
      (title, i) =>
        `<item><title>${title}</title><guid>${title}</guid><pubDate>2023-02-1${4 - i}T08:00:00+08:00</pubDate></item>`,
    );
    response
      .setHeader('content-type', 'application/rss+xml')
      .end(`<rss version="2.0"><channel><title>某发布</title>${items.join('')}</channel></rss>`);
  });
  await new Promise<void>((ready) => feed.listen(0, '127.0.0.1', ready));
  try {
    const register = JSON.parse(readFileSync(path.join(dir, 'register.yaml'), 'utf8'));
    const url = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/feed.xml`;
    register.accounts = [{ id: 'weixin', agency: '甲', platform: '微信', name: '某发布', source: { feed: url } }];
    writeFileSync(path.join(dir, 'register.yaml'), JSON.stringify(register));
    const kept = () => JSON.parse(readFileSync(path.join(dir, 'data', 'accounts', 'weixin.json'), 'utf8')).posts;
    await at('2023-02-15T09:00');
    expect(kept()).toHaveLength(2);
    titles = ['第三条'];
    await at('2023-02-15T12:00');
    expect(kept()).toHaveLength(2);
    await at('2023-02-15T15:00');
    expect(kept()).toHaveLength(3);
  } finally {
    feed.close();
  }
});

test('the summary of the month goes to the webhook once, later where it does not answer', {
  timeout: 120_000,
}, async () => {
  const got: string[] = [];
  let status = 500;
  const robot = createServer((request, response) => {
    request.resume().on('end', () => {
      got.push(request.url!);
      response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((ready) => robot.listen(0, '127.0.0.1', ready));
  try {
    const url = `http://127.0.0.1:${(robot.address() as AddressInfo).port}/hook`;
    writeFileSync(
      path.join(dir, 'gongkai.yaml'),
      `delay: 0\nbrowser: false\nmaxPages: 5\nwebhookUrl: ${url}\nwebhookKind: json\n`,
    );
    await at('2023-02-15T09:00');
    await at('2023-03-01T20:01');
    expect([got.length, state().summary.run]).toEqual([1, expect.any(String)]);
    status = 200;
    await at('2023-03-01T20:05');
    expect(got).toHaveLength(1);
    await at('2023-03-01T20:12');
    await at('2023-03-01T20:30');
    expect([got.length, state().summary]).toEqual([2, null]);
    expect(runs()).toHaveLength(1);
  } finally {
    robot.close();
  }
});

test('it ends cleanly when told to', { timeout: 60_000 }, async () => {
  const args = [packagePath('bin', 'gongkai.mjs'), 'schedule', '--workspace', dir, '--allow-private'];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', (code, signal) => done([code, signal])));
  await expect.poll(() => readdirSync(dir), { timeout: 30_000 }).toContain('data');
  await expect.poll(() => readdirSync(path.join(dir, 'data')), { timeout: 30_000 }).toContain('schedule.json');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
