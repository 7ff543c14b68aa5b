/** Is the workspace understood as meant? */
import { userAgent } from '../../crawl/network/user-agent.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { isNamed } from '../../lib/units.ts';
import { accountTokens } from '../../load/account-tokens.ts';
import type { Workspace } from '../../load/workspace.ts';
import { loadRules } from '../run/rules.ts';
import { type Item, item } from './doctor-item.ts';

export function registerItem({ register, registerFile, registerUnderstood }: Workspace): Item {
  const { sites, agencies, accounts } = register;
  const used = new Set(agencies.flatMap((a) => a.sites.map((s) => s.site)));
  const idle = sites.filter((s) => !used.has(s.id)).map((s) => `网站“${s.id}”没有单位使用，不会被检查`);
  const bare = agencies
    .filter((a) => a.sites.length === 0 && !accounts.some((account) => account.agency === a.id))
    .map((a) => `单位“${a.name}”没有网站和账号，无从评价`);
  const vague = agencies.flatMap((a) =>
    a.sites
      .filter((use) => use.role === 'section' && use.paths.length === 0 && Object.keys(use.columns).length === 0)
      .map((use) => `单位“${a.name}”在网站“${use.site}”上的路径和栏目都没有填，无从评价`),
  );
  const mute = accounts
    .filter(({ state, source }) => state !== 'closed' && !source.feed && !source.file && !source.api)
    .map((a) => `${a.platform}“${a.name}”没有登记内容来源，有关指标只能存疑`);
  const tokens = accountTokens(process.env);
  const locked = accounts
    .filter(({ id, source }) => source.api !== undefined && !tokens.has(id))
    .map((a) => `${a.platform}“${a.name}”要用官方接口，环境变量 GONGKAI_ACCOUNT_TOKENS 里没有它的令牌`);
  const gaps = [...idle, ...bare, ...vague, ...mute, ...locked];
  return item(
    '登记表',
    gaps.length > 0 ? 'warn' : 'ok',
    `${registerFile}：网站${sites.length}个，单位${agencies.length}个，账号${accounts.length}个`,
    [...registerUnderstood, ...gaps],
  );
}

export async function rulesItem(workspace: Workspace, today: string): Promise<Item> {
  const { rulesets, tables } = await loadRules(workspace.settings.rulesets, workspace);
  const lines = rulesets.map(({ ruleset: { id, title, indicators, inForce } }) => {
    const past = inForce.to !== null && inForce.to < today ? `，已于${inForce.to}期满，结果会注明` : '';
    return `${id}：${title}，${indicators.length}项指标${past}`;
  });
  const { requirements } = tables;
  const named = rulesets.flatMap(({ ruleset }) => ruleset.indicators.filter((i) => i.for.includes('named')));
  const units = named.flatMap((i) => requirements.find((r) => r.id === i.requirement)?.units ?? []);
  const { agencies, units: links } = workspace.register;
  const unknown = [...new Set(units)].filter(
    (unit) => !links.some((l) => l.unit === unit) && !agencies.some((a) => isNamed(a, [unit], links, tables.units)),
  );
  if (unknown.length === 0) return item('评价规则', 'ok', `${rulesets.length}套`, lines);
  return item('评价规则', 'warn', `${rulesets.length}套`, [
    ...lines,
    `文件点名的责任单位，登记表里认不出的有${unknown.length}个：${unknown.join('、')}；请在登记表的“单位对应”表里写明是哪个单位（没有的留空）`,
  ]);
}

export async function ledgerItem(file: string): Promise<Item> {
  const ledger = await openLedger(file);
  try {
    const runs = await ledger.runs();
    return item('台账', 'ok', `${runs.length}次检查${runs[0] === undefined ? '' : `，最近一次 ${runs[0].id}`}`);
  } finally {
    await ledger.close();
  }
}

export function contactItem(contact: string): Item {
  const agent = userAgent(contact);
  const where = '请在 gongkai.yaml 的 contact 填写网址或邮箱，网站发现问题时好联系';
  if (agent.includes('+')) return item('联系方式', 'ok', agent);
  return contact.trim() === ''
    ? item('联系方式', 'warn', `没有填写，请求中看不出是谁在采集；${where}`)
    : item('联系方式', 'warn', `请求中只能写英文字母、数字和符号，现在的联系方式写不进去；${where}`);
}
