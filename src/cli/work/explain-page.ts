/** What is judged and how, as Markdown that also reads well in a terminal: `explain` prints it, docs/checks/ keeps it. */
import {
  confidenceWords,
  factWord,
  forWords,
  indicatorKindWords,
  kindWords,
  targetTypeWords,
} from '../../../reports/words.ts';
import { leavesOf } from '../../lib/leaves.ts';
import type { Check } from '../../model/check.ts';
import type { Agency, Register } from '../../model/register.ts';
import { agencyKinds } from '../../model/register.ts';
import type { Indicator, Ruleset } from '../../model/ruleset.ts';
import type { Requirement, Tables } from '../../model/tables.ts';
import { limitText } from '../../score/limit.ts';
import { leafLines, optionLines } from './explain-options.ts';

export interface RuleBook {
  checks: ReadonlyMap<string, Check>;
  rulesets: readonly Ruleset[];
  tables: Tables;
}

/** Every check in a line and every ruleset in a line. */
export function overviewPage({ checks, rulesets }: RuleBook): string {
  return page(
    '# 检查项与评价规则',
    '查看其中一项：gongkai explain 检查项、条款编号或单位',
    '## 检查项',
    [...checks].map(([id, check]) => `- ${id}：${check.title}`),
    '## 评价规则',
    rulesets.map((r) => `- ${r.id}：${r.title}，${r.indicators.length}项指标，扣分合计${r.total}分，${inForceText(r)}`),
  );
}

export function checkPage(id: string, check: Check, book: RuleBook): string {
  const uses = indicatorsOf(book, (i) => leavesOf(i.when).some((leaf) => leaf.check === id));
  const bound = check.ownerOnly ? '只约束网站的主办单位，不约束在其上设专栏的单位' : '';
  return page(
    `# ${check.title}（${id}）`,
    check.why,
    '## 怎么改',
    check.fix,
    '## 看什么',
    `对象是${targetTypeWords[check.target]}；依据采集到的${check.reads.map(factWord).join('、')}${bound && `；${bound}`}。看不到的（被拦截、超时、由脚本生成等）记为存疑，不扣分。`,
    '## 选项',
    optionLines(check.options),
    '## 报告里的说法',
    Object.values<string>(check.messages).map((message) => `- ${message}`),
    '## 用在哪些指标',
    uses.length === 0 ? '目前没有评价规则使用它。' : uses.map(([r, i]) => indicatorText(r, i, book)).join('\n\n'),
  );
}

export function requirementPage(requirement: Requirement, book: RuleBook): string {
  const uses = indicatorsOf(book, (i) => i.requirement === requirement.id);
  return page(
    `# ${requirement.id} ${clauseText(requirement, book.tables)}`,
    requirement.text,
    requirement.units === undefined ? '' : `文件确定的责任单位：${requirement.units.join('、')}。`,
    '## 怎样评价',
    requirement.limits === undefined ? '' : `程序只判定其中一部分：${requirement.limits}。`,
    uses.length === 0
      ? '目前没有自动评价这一条的指标，需要人工核查。'
      : uses.map(([r, i]) => indicatorText(r, i, book)).join('\n\n'),
  );
}

/** A ruleset, indicator by indicator. */
export function rulesetPage(ruleset: Ruleset, book: RuleBook): string {
  const { title, id, documentNumber, issuer, total, grades, note, indicators } = ruleset;
  return page(
    `# ${title}（${id}）`,
    `${documentNumber ?? '无文号'}，${issuer}，${inForceText(ruleset)}。扣分合计${total}分；等次：${grades.map((g) => `${g.name}（${g.from}分起）`).join('、')}。`,
    note ?? '',
    `共${indicators.length}项指标，数值从何而来见各项末行。`,
    ...indicators.map((i) => indicatorText(ruleset, i, book)),
  );
}

/** What an agency is judged by, according to the register. */
export function agencyPage(agency: Agency, register: Register, book: RuleBook): string {
  const accounts = register.accounts.filter((a) => a.agency === agency.id);
  const sites = agency.sites.map((use) => {
    const site = register.sites.find((s) => s.id === use.site);
    const where =
      use.role === 'owner' ? '主办' : `在其上设专栏${use.paths.length > 0 ? `，路径 ${use.paths.join('、')}` : ''}`;
    return `- 网站 ${site?.name ?? use.site} ${site?.url ?? ''}（${where}）`;
  });
  const rules = book.rulesets.flatMap((ruleset) => {
    const applied = ruleset.indicators.filter((i) => applies(i, agency, accounts.length > 0, book));
    return [
      `## ${ruleset.title}（${ruleset.id}）`,
      applied.length === 0
        ? '没有适用的指标。'
        : applied.map((i) => `- ${i.requirement} ${i.title}：${costText(i)}；${limitText(i)}`),
    ];
  });
  return page(
    `# ${agency.name}（${agency.id}）`,
    `类型：${kindWords[agency.kind]}。`,
    [...sites, ...accounts.map((a) => `- 账号 ${a.platform} ${a.name}`)],
    sites.length + accounts.length === 0 ? '登记表里没有它的网站和账号，所有指标都不适用。' : '',
    ...rules,
  );
}

function applies(indicator: Indicator, agency: Agency, hasAccount: boolean, { checks }: RuleBook): boolean {
  if (!indicator.for.includes(agency.kind)) return false;
  if (indicator.target === 'account') return hasAccount;
  const siteWide = leavesOf(indicator.when).every((leaf) => checks.get(leaf.check)?.ownerOnly);
  return agency.sites.some(
    ({ role }) => (indicator.role === 'any' || role === indicator.role) && (role === 'owner' || !siteWide),
  );
}

function indicatorsOf({ rulesets }: RuleBook, wanted: (indicator: Indicator) => boolean): [Ruleset, Indicator][] {
  return rulesets.flatMap((r) => r.indicators.filter(wanted).map((i): [Ruleset, Indicator] => [r, i]));
}

function indicatorText(ruleset: Ruleset, indicator: Indicator, { checks, tables }: RuleBook): string {
  const requirement = tables.requirements.find((r) => r.id === indicator.requirement);
  return [
    `### ${indicator.title}（${ruleset.id}，${indicator.requirement}）`,
    '',
    ...(requirement === undefined ? [] : [`- 依据：${clauseText(requirement, tables)}：${requirement.text}`]),
    ...leavesOf(indicator.when).flatMap((leaf) => leafLines(leaf, checks.get(leaf.check))),
    `- 判定：${limitText(indicator)}；${costText(indicator)}`,
    `- 适用：${forText(indicator)}`,
    `- 数据来源：${indicator.source}（${confidenceWords[indicator.confidence]}）`,
  ].join('\n');
}

function costText({ kind, points, per, max }: Indicator): string {
  if (kind === 'veto') return '单项否决，评为不合格';
  if (kind === 'prompt') return '只提示人工核查，不扣分';
  if (kind === 'attest') return '由单位填报，不扣分';
  if (kind === 'bonus') return `最多加${max ?? points}分`;
  const most = max !== undefined && max !== points ? `，最多扣${max}分` : '';
  if (per === 'finding') return `每处扣${points}分${most}`;
  if (per === 'shortfall') return `按差额比例扣分，满分${points}分${most}`;
  return `扣${points}分${most}`;
}

function forText(indicator: Indicator): string {
  const kinds =
    indicator.for.length === agencyKinds.length ? '各类单位' : indicator.for.map((k) => forWords[k]).join('、');
  const role = { owner: '，限网站主办单位', section: '，限设专栏的单位', any: '' }[indicator.role];
  return `${kinds}${role}${indicator.from === undefined ? '' : `，自${indicator.from}起`}（${indicatorKindWords[indicator.kind]}）`;
}

function clauseText(requirement: Requirement, tables: Tables): string {
  const document = tables.documents?.[requirement.document];
  const title = document === undefined ? requirement.document : `《${document.title}》${document.number ?? ''}`;
  return `${title} ${requirement.place}`;
}

function inForceText({ inForce: { from, to } }: Ruleset): string {
  if (from === null) return '未写明施行日期';
  return to === null ? `自${from}起施行` : `施行期${from}至${to}`;
}

/** Blocks with an empty line between; a list is one block, an empty one nothing. */
function page(...blocks: (string | readonly string[])[]): string {
  const texts = blocks.map((block) => (typeof block === 'string' ? block : block.join('\n')));
  return `${texts.filter((text) => text !== '').join('\n\n')}\n`;
}
