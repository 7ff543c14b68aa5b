import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { power, speedItem } from '../../src/cli/doctor/doctor-machine.ts';
import { contactItem } from '../../src/cli/doctor/doctor-workspace.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import { init } from '../../src/cli/work/run-init.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const write = (name: string, text: string) => writeFileSync(path.join(dir, name), text);
const found = async (name: string, today = '2026-03-02') => (await examine(dir, today)).find((i) => i.name === name);

test('a fresh workspace on this machine has no fault', async () => {
  await init(dir);
  const items = await examine(dir, '2026-03-02');
  expect(items.filter((i) => i.state === 'fail')).toEqual([]);
  const machine = ['Node.js', '浏览器', '磁盘', '写入速度', '处理器和内存', '工作日历'];
  expect(items.map((i) => i.name)).toEqual([...machine, '登记表', '评价规则', '联系方式', '采集用时']);
  expect(readdirSync(dir).filter((name) => name.includes('doctor'))).toEqual([]);
});

test('who could not be sent a notice is named before it is tried', async () => {
  await init(dir);
  expect(await found('发送通知')).toBeUndefined();
  write('gongkai.yaml', 'smtpHost: mail.example.gov.cn\nsmtpUser: office\n');
  const item = await found('发送通知');
  expect(item).toMatchObject({ state: 'warn', text: 'mail.example.gov.cn:465，发件人 office' });
  expect(item!.details.join()).toContain('请填写 smtpFrom');
  expect(item!.details.join()).toContain('单位“某区财政局”的联系方式中没有邮箱地址');
});

test('a folder that is no workspace is a fault when it was named', async () => {
  expect(await found('工作区')).toMatchObject({ state: 'fail', text: expect.stringContaining('gongkai init') });
});

test('every fault of the register is a line of its own', async () => {
  write('gongkai.yaml', '');
  write('register.yaml', 'agencies: [{ id: a, name: 甲, kind: x }]\nsits: []\n');
  const item = await found('工作区');
  expect(item).toMatchObject({ state: 'fail', text: '有2处错误' });
  expect(item!.details[1]).toBe('register.yaml:2 没有“sits”这一项，是否想写“sites”？');
});

test('what the register leaves without effect is pointed out', async () => {
  write('gongkai.yaml', '');
  write(
    'register.yaml',
    `sites: [{ id: s, url: http://a.example/ }, { id: p, url: http://b.example/ }]
agencies:
  - { id: a, name: 甲局, kind: department }
  - { id: b, name: 乙局, kind: department, sites: [{ site: p, role: section }] }
`,
  );
  expect(await found('登记表')).toMatchObject({
    state: 'warn',
    details: [
      '网站“s”没有单位使用，不会被检查',
      '单位“甲局”没有网站和账号，无从评价',
      '单位“乙局”在网站“p”上的路径和栏目都没有填，无从评价',
    ],
  });
});

test('accounts without a source, or without a token for their interface, are pointed out', async () => {
  write('gongkai.yaml', '');
  write(
    'register.yaml',
    `agencies: [{ id: a, name: 甲局, kind: department }]
accounts:
  - { id: wx, agency: a, platform: 微信, name: 甲, source: { api: wechat } }
  - { id: wb, agency: a, platform: 微博, name: 乙 }
  - { id: dy, agency: a, platform: 抖音, name: 丙, state: closed }
`,
  );
  expect((await found('登记表'))!.details).toEqual([
    '微博“乙”没有登记内容来源，有关指标只能存疑',
    '微信“甲”要用官方接口，环境变量 GONGKAI_ACCOUNT_TOKENS 里没有它的令牌',
  ]);
});

test('an unknown ruleset is a fault; a day beyond the holiday table a warning', async () => {
  await init(dir);
  write('gongkai.yaml', 'rulesets: [national-2091]');
  expect(await found('评价规则')).toMatchObject({ state: 'fail', text: expect.stringContaining('national-2019') });
  expect(await found('工作日历', '2031-01-01')).toMatchObject({ state: 'warn' });
  expect(await found('工作日历', '2026-12-01')).toMatchObject({
    state: 'warn',
    text: expect.stringContaining('快到期'),
  });
});

test('a broken ledger is a fault', async () => {
  await init(dir);
  const ledger = path.join(dir, 'data');
  await import('node:fs').then((fs) => fs.mkdirSync(ledger));
  writeFileSync(path.join(ledger, 'gongkai.db'), 'x'.repeat(5000));
  expect(await found('台账')).toMatchObject({ state: 'fail', text: expect.stringContaining('已损坏') });
});

const sharing = `sites:
  - { id: city, url: http://www.a.example/ }
  - { id: office, url: https://a.example:8443/office/ }
  - { id: town, url: http://b.example/ }
agencies: [{ id: a, name: 甲局, kind: department, sites: [{ site: city, role: owner }] }]
`;

test('how long it takes: sites of one machine wait for each other, and a site may need more than its time', async () => {
  write('gongkai.yaml', 'maxPages: 3600\ndelay: 2000\nsiteMinutes: 60\nwindow: "22:00-01:00"\n');
  write('register.yaml', sharing);
  expect(await found('采集用时')).toEqual({
    name: '采集用时',
    state: 'warn',
    text: '全部采集约需4.0小时：网站3个，主机2台，没有采集过的网站按上限3600页，每页2秒',
    details: [
      '2个网站同在 a.example，只能依次请求，约需4.0小时',
      '一个网站要2.0小时，超过时限60分钟，余下的页面会记为未能查看；可调大 siteMinutes，或调小 delay',
      '只在 22:00-01:00 采集，每天3小时，约需2天；可放宽 window',
    ],
  });
});

test('the last run tells how many pages a site has and which was slow; half a line of a killed run harms nothing', async () => {
  write('gongkai.yaml', '');
  write('register.yaml', sharing);
  mkdirSync(path.join(dir, 'data/logs'), { recursive: true });
  const line = (site: string, pages: number, seconds: number) =>
    `${JSON.stringify({ event: 'site-finished', site, pages, seconds })}\n`;
  write('data/logs/20260101-010000.jsonl', line('town', 9, 9999));
  const killed = '{"event":"site-finished","site":"to';
  write(
    'data/logs/20260201-010000.jsonl',
    `${line('city', 50, 60)}${line('town', 40, 300)}${line('office', 10, 12)}${killed}`,
  );
  expect((await found('上次采集'))!.text).toBe(
    '最慢的网站：town 5分钟（40页），city 60秒（50页），office 12秒（10页）',
  );
  expect((await found('采集用时'))!.text).toContain('约需60秒：网站3个，主机2台，按上次的页数');
});

test('no browser wanted, nobody named, few cores, a slow disk: what that means and what to do', async () => {
  write('gongkai.yaml', 'browser: false');
  write('register.yaml', sharing);
  expect(await found('浏览器')).toMatchObject({
    state: 'warn',
    text: expect.stringContaining('由脚本生成的列表读不到'),
  });
  expect(contactItem('')).toMatchObject({ state: 'warn', text: expect.stringContaining('没有填写') });
  expect(contactItem('公开办')).toMatchObject({ state: 'warn', text: expect.stringContaining('写不进去') });
  expect(contactItem('mailto:gk@a.example').state).toBe('ok');
  expect(power(8, 1, 16e9)).toMatchObject({ state: 'warn', text: expect.stringContaining('sites（现为8）') });
  expect(power(8, 2, 2e9).state).toBe('warn');
  expect(power(8, 4, 16e9).state).toBe('ok');
  expect(speedItem(3)).toMatchObject({
    state: 'warn',
    text: '3.0 MB/秒，偏慢；请把工作区放到本机硬盘上，不要放在网络盘或U盘',
  });
  expect(speedItem(200)).toMatchObject({ state: 'ok', text: '200 MB/秒' });
});
