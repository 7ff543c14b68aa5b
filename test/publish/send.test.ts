import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agencyPaths } from '../../reports/paths.ts';
import { type SendFlags, sendNotices } from '../../src/cli/work/send-notices.ts';
import type { Results } from '../../src/model/results.ts';

const runId = '20230301-200000';
const contacts: Record<string, string> = {
  甲: '张某 0838-1234567 jia@a.example.gov.cn',
  乙: 'yi@b.example.gov.cn；yi2@b.example.gov.cn',
  丙: 'bing＠nowhere',
  丁: '0838-7654321',
  戊: 'full@e.example.gov.cn',
};
let dir: string;
let mails: { to: string[]; raw: string; user: string }[];
/** Answers of the server to the next messages; then it takes everything. */
let refusals: number[];
let smtp: SMTPServer;
let said: string[];

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
  [mails, refusals, said] = [[], [], []];
  smtp = new SMTPServer({
    ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
    onAuth: ({ username, password }, _, done) =>
      password === 'geheim' ? done(null, { user: username }) : done(new Error('wrong')),
    onRcptTo: ({ address }, _, done) =>
      address.startsWith('full@') ? done(Object.assign(new Error('no such box'), { responseCode: 550 })) : done(),
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString();
      });
      stream.on('end', () => {
        const code = refusals.shift();
        if (code !== undefined) return done(Object.assign(new Error('not now'), { responseCode: code }));
        mails.push({ to: session.envelope.rcptTo.map((r) => r.address), raw, user: String(session.user) });
        done();
      });
    },
  });
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
});
afterEach(async () => {
  await new Promise<void>((done) => smtp.close(done));
  rmSync(dir, { recursive: true, force: true });
});

/** A workspace with one finished run and its notices. */
function workspace(agencies: readonly string[], settings = ''): void {
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  };
  const { port } = smtp.server.address() as AddressInfo;
  write(
    'gongkai.yaml',
    `smtpHost: 127.0.0.1\nsmtpPort: ${port}\nsmtpSecure: none\nsmtpUser: office\nsmtpFrom: office@x.example.gov.cn\n${settings}`,
  );
  const rows = agencies.map((id) => ({ id, name: `${id}局`, kind: 'department' as const, contact: contacts[id] }));
  const register = { sites: [], agencies: rows, accounts: [] };
  write('register.yaml', JSON.stringify(register));
  const [day, period] = ['2023-03-01', { from: '2023-02-01', to: '2023-02-28' }];
  const record = { id: runId, startedAt: `${day}T12:00:00Z`, finishedAt: `${day}T13:00:00Z`, asOf: day, period };
  const empty = { rulesets: [], snapshots: {}, probes: {}, reviews: [], before: {}, fixed: {} };
  write(`data/runs/${runId}.json`, JSON.stringify({ ...record, ...empty, agencies, register, registerSha256: '' }));
  const score = { ruleset: 'r', inForce: true, score: 81.5, best: 90, worst: 80, assessed: 1, attested: null };
  const results: Results = {
    run: { id: runId, startedAt: record.startedAt, finishedAt: record.finishedAt, tool: 'test' },
    judgement: {
      ...{ version: 1, asOf: day, period, seed: 's' },
      inputs: {
        ...{ rulesets: {}, checks: '', tables: '', calendar: '', register: '', snapshots: {} },
        ...{ histories: '', reviews: '' },
      },
      agencies: rows.map(({ contact: _, ...agency }, i) => ({
        ...{ ...agency, group: 'department', targets: [], findings: [] },
        scores: [{ ...score, vetoed: [], grade: null, rank: i + 1, indicators: [] }],
      })),
    },
  };
  write(`out/${runId}/results.json`, JSON.stringify(results));
  write(`out/${runId}/notices/all/通报.docx`, 'to all');
  for (const place of agencyPaths(rows).values()) {
    const folder = `out/${runId}/notices/agencies/${path.basename(place, '.html')}`;
    write(`${folder}/整改通知书.docx`, 'docx');
    write(`${folder}/整改通知书.html`, 'html');
  }
}

const send = (flags: Partial<SendFlags> = {}, password = 'geheim') =>
  sendNotices(
    'latest',
    { workspace: dir, agency: [], ...flags },
    {
      say: (text) => said.push(text),
      now: () => new Date('2023-03-02T01:00:00Z'),
      env: { GONGKAI_SMTP_PASSWORD: password },
      waits: [1, 1],
    },
  );

test('each agency gets its own notice and the one to all, once; wrong addresses stop nobody', async () => {
  workspace(['甲', '丙', '丁', '戊', '乙']);
  expect(await send()).toBe(2);
  expect(mails.map((m) => m.to)).toEqual([['jia@a.example.gov.cn'], ['yi@b.example.gov.cn', 'yi2@b.example.gov.cn']]);
  expect(mails[0]!.user).toBe('office');
  expect(mails[0]!.raw.match(/^Content-Disposition: attachment/gm)).toHaveLength(2);
  expect(mails[0]!.raw).toContain(Buffer.from('to all').toString('base64'));
  expect(said.filter((line) => line.startsWith('未发送'))).toEqual([
    expect.stringContaining('丙局：登记表中的邮箱地址不对'),
    expect.stringContaining('丁局：登记表的联系方式中没有邮箱地址'),
    expect.stringContaining('邮件服务器拒绝：550'),
  ]);

  expect(await send({ agency: ['甲'] })).toBe(0);
  expect(said.at(-1)).toContain('已发送过');
  expect(mails).toHaveLength(2);
  expect(await send({ agency: ['甲'], again: true })).toBe(0);
  expect(mails).toHaveLength(3);
});

test('a passing refusal is tried again with the same message; a lasting one and a wrong password are told', async () => {
  workspace(['甲']);
  refusals = [451, 421];
  expect(await send()).toBe(0);
  expect(mails).toHaveLength(1);
  refusals = [554];
  expect(await send({ again: true })).toBe(2);
  expect(said.at(-1)).toContain('554');
  expect(mails).toHaveLength(1);
  expect(await send({ again: true }, 'wrong')).toBe(2);
  expect(said.at(-1)).toContain('不接受用户名或密码');
  // What failed for sure does not hide that the first was sent.
  await send();
  expect(said.at(-1)).toContain('已发送过');
});

test('a server that is not there leaves nothing in the log', async () => {
  workspace(['甲'], '');
  const { port } = smtp.server.address() as AddressInfo;
  await new Promise<void>((done) => smtp.close(done));
  expect(await send()).toBe(2);
  expect(said.at(-1)).toContain('连不上邮件服务器');
  await new Promise<void>((ready) => smtp.listen(port, '127.0.0.1', ready));
});

test('a dry run shows all that would go out and sends nothing', async () => {
  workspace(['甲', '丁']);
  expect(await send({ dryRun: true })).toBe(2);
  const text = said.join('\n');
  expect(text).toContain('收件人：jia@a.example.gov.cn');
  expect(text).toContain('主题：政务公开整改通知书（2023-02-01至2023-02-28）');
  expect(text).toContain('附件：整改通知书.docx（1 KB）、通报.docx（1 KB）');
  expect(text).toContain('现将2023-02-01至2023-02-28政务公开检查的《整改通知书》和《通报》发给你单位');
  expect(mails).toEqual([]);
  expect(await send({ agency: ['甲'] })).toBe(0);
});

test('who is late gets a letter of its own about that, once; the others get none', async () => {
  workspace(['甲', '乙']);
  const late = path.join(
    dir,
    `out/${runId}/notices/overdue/agencies`,
    path.basename(agencyPaths([{ id: '甲' }]).get('甲')!, '.html'),
  );
  mkdirSync(late, { recursive: true });
  writeFileSync(path.join(late, '督办通知.docx'), 'late');
  expect(await send({ overdue: true })).toBe(0);
  expect(mails.map((m) => m.to)).toEqual([['jia@a.example.gov.cn']]);
  expect(mails[0]!.raw).toContain(Buffer.from('late').toString('base64'));
  expect(mails[0]!.raw).not.toContain(Buffer.from('to all').toString('base64'));
  expect(await send()).toBe(0);
  expect(mails).toHaveLength(3);
  expect(said.filter((line) => line.startsWith('已发送过'))).toHaveLength(1);
  expect(await send({ overdue: true, agency: ['乙'] })).toBe(0);
  expect(said.at(-1)).toBe('没有要发送的通知。');
});

test('the webhook is reached through the proxy that is told', async () => {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => response.end('{"errcode":0}'));
  });
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready));
  try {
    workspace(['甲'], 'webhookUrl: http://robot.example.gov.cn/hook\nwebhookKind: wecom\n');
    expect(await send({ proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` })).toBe(0);
    expect(asked).toEqual(['POST http://robot.example.gov.cn/hook']);
  } finally {
    proxy.close();
  }
});

test('the summary goes to the webhook once, in the form of its kind; no redirect is followed, nothing inside is reached', async () => {
  const got: { url: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      got.push({ url: request.url!, body });
      if (request.url === '/away') return response.writeHead(302, { location: '/robot' }).end();
      response.end(JSON.stringify(request.url === '/bad' ? { errcode: 93000, errmsg: 'invalid' } : { errcode: 0 }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = (place: string, kind: string) =>
    workspace(
      ['甲'],
      `webhookUrl: http://127.0.0.1:${(server.address() as AddressInfo).port}${place}\nwebhookKind: ${kind}\n`,
    );
  try {
    at('/robot', 'wecom');
    expect(await send()).toBe(2);
    expect(said.at(-1)).toContain('网址指向内网');
    expect(got).toEqual([]);
    at('/bad', 'wecom');
    expect(await send({ allowPrivate: true })).toBe(2);
    expect(said.at(-1)).toContain('93000 invalid');
    at('/away', 'json');
    expect(await send({ allowPrivate: true })).toBe(2);
    expect(said.at(-1)).toContain('没有跟随');
    at('/robot', 'wecom');
    expect(await send({ allowPrivate: true })).toBe(0);
    expect(await send({ allowPrivate: true })).toBe(0);
    expect(got.map((g) => g.url)).toEqual(['/bad', '/away', '/robot']);
    const robot = JSON.parse(got[2]!.body);
    expect(robot.msgtype).toBe('markdown');
    expect(robot.markdown.content).toContain('> 1. 甲局 81.50分');
    expect(JSON.parse(got[1]!.body)).toMatchObject({ run: runId, groups: [{ ranked: [{ rank: 1, name: '甲局' }] }] });
  } finally {
    server.close();
  }
});
