/** The round of an office: two months over a changed city, an appeal, a re-check, notices, and mail that arrives once. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { type City, startCity } from '../../demo/city.ts';
import { readRunRecord } from '../../src/cli/run/run-record.ts';
import { showLedger } from '../../src/cli/work/ledger-list.ts';
import { writeNotices } from '../../src/cli/work/notice-run.ts';
import { audit } from '../../src/cli/work/run-audit.ts';
import { explain } from '../../src/cli/work/run-explain.ts';
import { recheck } from '../../src/cli/work/run-recheck.ts';
import { importReviews } from '../../src/cli/work/run-review.ts';
import { score } from '../../src/cli/work/run-score.ts';
import { sendNotices } from '../../src/cli/work/send-notices.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { readWorkbook } from '../../src/load/workbook.ts';
import type { Results } from '../../src/model/results.ts';
import { workbookBytes } from '../../src/render/workbook.ts';

let city: City;
let smtp: SMTPServer;
const mails: { to: string; raw: string }[] = [];
const workspace = mkdtempSync(path.join(tmpdir(), 'gongkai-round-'));
const [first, second] = ['2026-03-02', '2026-04-02'] as const;
const contacts: Record<string, string> = { jtj: 'jtj@yunlan.example', mzj: 'mzj@yunlan.example' };

beforeAll(async () => {
  vi.stubEnv('GONGKAI_BROWSER', 'false');
  vi.stubEnv('GONGKAI_BROWSER_PATH', '/nowhere');
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  city = await startCity();
  smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] },
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString();
      });
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map((r) => r.address).join(), raw });
        done();
      });
    },
  });
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
  const { port } = smtp.server.address() as AddressInfo;
  cpSync(city.workspace, workspace, { recursive: true });
  const register = parse(readFileSync(city.registerFile, 'utf8'));
  for (const agency of register.agencies) agency.contact = contacts[agency.id];
  writeFileSync(path.join(workspace, 'register.yaml'), JSON.stringify(register));
  const mail = `smtpHost: 127.0.0.1\nsmtpPort: ${port}\nsmtpSecure: none\nsmtpFrom: office@yunlan.example\n`;
  const settings = path.join(workspace, 'gongkai.yaml');
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}\n${mail}`);
  await month(first);
}, 300_000);
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await city.close();
  await new Promise<void>((done) => smtp.close(() => done()));
  rmSync(workspace, { recursive: true, force: true });
});

/** Noon of a day, some minutes later at each call: two runs of a day have their order. */
let calls = 0;
const at = (day: string) => {
  const minutes = String(calls++ % 60).padStart(2, '0');
  return () => new Date(`${day}T04:${minutes}:00Z`);
};
const crawl = (asOf: string) => ({ workspace, proxy: city.proxy, asOf, delay: '0', quiet: true });
const month = (asOf: string) => audit(['jtj', 'mzj'], { ...crawl(asOf), kind: 'department' }, at(asOf));
const notices = (date: string) => writeNotices('latest', { workspace, agency: [], date }, at(date));
const out = path.join(workspace, 'out');
const runs = () =>
  readdirSync(out)
    .filter((name) => /^\d/.test(name))
    .sort();
const resultsOf = (run: string): Results => JSON.parse(readFileSync(path.join(out, run, 'results.json'), 'utf8'));
const newest = () => resultsOf(runs().at(-1)!);
const agencyOf = ({ judgement }: Results, id: string) => judgement.agencies.find((a) => a.id === id)!;
const stateOf = (results: Results, id: string, check: string, text = '') =>
  agencyOf(results, id)
    .findings.filter((f) => f.check === check && f.text.includes(text))
    .map((f) => f.state);
const ledger = async (today: string, flags = {}) =>
  JSON.parse(await showLedger({ workspace, json: true, ...flags }, new Date(`${today}T04:00:00Z`))).items as Record<
    string,
    unknown
  >[];

async function send(date: string, flags = {}): Promise<{ code: number; said: string[] }> {
  const said: string[] = [];
  const parts = { say: (text: string) => said.push(text), now: at(date), env: {}, waits: [1] };
  return { code: await sendNotices('latest', { workspace, agency: ['jtj', 'mzj'], ...flags }, parts), said };
}

/** Fills cells of the row of a problem in a workbook, as a person would, and imports it. */
async function fill(file: string, problem: string, cells: Record<string, string>, day: string): Promise<void> {
  const sheet = (await readWorkbook(file)).find(({ rows }) => rows.some((row) => String(row[0]) === problem))!;
  const rows = sheet.rows as (string | null)[][];
  const row = rows.find((r) => r[0] === problem)!;
  for (const [head, value] of Object.entries(cells)) row[rows[0]!.indexOf(head)] = value;
  const filled = path.join(workspace, 'filled.xlsx');
  writeFileSync(filled, await workbookBytes([{ name: sheet.name, rows, widths: [] }]));
  await importReviews(filled, { run: 'latest', workspace, score: true }, at(day));
}

test('March: notices go out, the appeal of an agency waits and is then accepted; the score follows', async () => {
  await notices('2026-03-03');
  expect((await send('2026-03-03')).code).toBe(0);
  expect(mails.map((m) => m.to).sort()).toEqual(Object.values(contacts));
  const audited = newest();
  const report = agencyOf(audited, 'mzj').findings.find((f) => f.check === 'annual-report-missing')!.fingerprint;
  const form = path.join(out, audited.run.id, 'notices/agencies/mzj/整改情况反馈表.xlsx');
  const appeal = {
    整改情况: '未整改',
    异议: '申诉中',
    异议理由: '年度报告登在门户网站',
    责任人: '李科',
    填报日期: '2026-03-06',
  };
  await fill(form, report, appeal, '2026-03-09');
  expect(stateOf(newest(), 'mzj', 'annual-report-missing')).toEqual(['new']);
  const accepted = { 决定: '采信情况说明', 理由: '门户网站确有该报告', 决定人: '某科', 决定日期: '2026-03-10' };
  await fill(path.join(out, newest().run.id, 'workbook.xlsx'), report, accepted, '2026-03-10');
  expect(stateOf(newest(), 'mzj', 'annual-report-missing')).toEqual(['dismissed']);
  const points = (results: Results) => agencyOf(results, 'mzj').scores[0]!.score!;
  expect(points(newest())).toBeGreaterThan(points(audited));
  expect((await ledger('2026-03-11', { agency: 'mzj' })).find((i) => i.fingerprint === report)).toMatchObject({
    state: 'dismissed',
    response: { mended: 'not', by: '李科' },
  });
  const list = readFileSync(path.join(out, newest().run.id, 'csv/整改台账.csv'), 'utf8');
  expect(list).toContain(',未整改,,李科,2026-03-06,');
}, 300_000);

test('what is worth most is told, as the scorer counts', async () => {
  const text = await explain('云澜市民政局', workspace);
  expect(text).toContain('## 改什么得分最多');
  expect(text).toMatch(/多得\d+\.\d\d分，为\d+\.\d\d分/);
  expect(text).not.toContain('年度报告。');
});

test('a re-check after the deadline finds one mended and one late: who is late is asked by letter, once', async () => {
  for (const [name, reply] of city.hosts.get('mzj.yunlan.example')!)
    city.hosts
      .get('mzj.yunlan.example')!
      .set(name, { ...reply, body: String(reply.body).replaceAll(/510000\d+[\dX]/g, '(略)') });
  await recheck(['mzj', 'jtj'], crawl('2026-03-25'), at('2026-03-25'));
  expect(stateOf(newest(), 'mzj', 'privacy-leak')).toEqual(['fixed']);
  await writeNotices('latest', { workspace, agency: [], date: '2026-03-26', overdue: true }, at('2026-03-26'));
  await writeNotices('latest', { workspace, agency: ['mzj'], date: '2026-03-26' }, at('2026-03-26'));
  const own = path.join(out, readRunRecord(path.join(workspace, 'data'), 'latest').id, 'notices/agencies/mzj');
  // Nothing is left to mend: the sheet of points, not the letter that asks.
  const letter = readFileSync(path.join(own, '得分单.html'), 'utf8');
  expect(letter.match(/2026-03-25复查已整改/g)).toHaveLength(1);
  const before = mails.length;
  await send('2026-03-26', { overdue: true });
  await send('2026-03-26', { overdue: true });
  const late = mails.slice(before).map((m) => m.to);
  expect(late).toEqual(['jtj@yunlan.example']);
  const [run] = runs().slice(-2);
  const folder = path.join(out, run!, 'notices/overdue/agencies');
  expect(readdirSync(folder)).toEqual(['jtj']);
  expect(readFileSync(path.join(folder, 'jtj/督办通知.html'), 'utf8')).toContain('实时路况');
}, 300_000);

test('April: mended, new, dismissed, overdue and not re-checked are told apart', async () => {
  const jtj = city.hosts.get('jtj.yunlan.example')!;
  jtj.set('/upload/2025/baoming.htm', { type: 'text/html', body: 'busy', status: 503 });
  const mzj = city.hosts.get('mzj.yunlan.example')!;
  const home = [...mzj.keys()].find((name) => name === '/' || name === '/index.html')!;
  mzj.set(home, {
    ...mzj.get(home)!,
    body: String(mzj.get(home)!.body).replace('</body>', '<a href="/cx/gone.htm">办事地图</a></body>'),
  });
  await month(second);
  const results = newest();
  expect(stateOf(results, 'mzj', 'link-broken', '办事地图')).toEqual(['new']);
  expect(stateOf(results, 'mzj', 'privacy-leak')).toEqual([]);
  expect(stateOf(results, 'mzj', 'annual-report-missing')).toEqual(['dismissed']);
  expect(stateOf(results, 'jtj', 'link-broken', '实时路况')).toEqual(['open']);
  expect(stateOf(results, 'jtj', 'link-broken', '报名表')).toEqual(['not-rechecked']);
  const items = await ledger('2026-04-03');
  const stands = (text: string) => items.find((i) => String(i.text).includes(text));
  expect(stands('实时路况')).toMatchObject({ overdue: true, firstSeen: first, lateWorkdays: expect.any(Number) });
  expect(stands('报名表')).toMatchObject({ overdue: null });
  expect(stands('身份证')).toMatchObject({ state: 'fixed', settledOn: '2026-03-25' });
}, 300_000);

test('April: each gets its letters once, and the late ones a second; nobody is sent anything twice', async () => {
  await notices('2026-04-03');
  const before = mails.length;
  expect((await send('2026-04-03')).code).toBe(0);
  const sent = mails.slice(before);
  expect(sent.map((m) => m.to).sort()).toEqual(['jtj@yunlan.example', 'jtj@yunlan.example', 'mzj@yunlan.example']);
  const { said } = await send('2026-04-03');
  expect(said.every((line) => line.startsWith('已发送过'))).toBe(true);
  expect(mails).toHaveLength(before + 3);
}, 120_000);

test('March judged again with its reviews is the same judgement, byte for byte', async () => {
  const march = runs().findLast((run) => resultsOf(run).judgement.asOf === first)!;
  const bytes = (run: string) => sha256(JSON.stringify(resultsOf(run).judgement));
  await score(march, { workspace, quiet: true }, at('2026-04-06'));
  expect(resultsOf(runs().at(-1)!).run.parent).toBe(march);
  expect(bytes(runs().at(-1)!)).toBe(bytes(march));
}, 120_000);
