/** `gongkai explain`: what is judged, how, with which figures and why. */
import type { Command } from 'commander';
import { exitCodes, UserError } from '../lib/errors.ts';
import { nearest } from '../lib/names.ts';
import { listRulesets } from '../load/rulesets.ts';
import { isWorkspace, openWorkspace, workspaceFolders } from '../load/workspace.ts';
import type { Register } from '../model/register.ts';
import { loadRules } from './run/rules.ts';
import {
  agencyPage,
  checkPage,
  overviewPage,
  type RuleBook,
  requirementPage,
  rulesetPage,
} from './work/explain-page.ts';

interface ExplainFlags {
  workspace: string;
}

export function add(program: Command): void {
  program
    .command('explain')
    .summary('说明评什么、怎么评、依据是什么')
    .description(
      '说明一个检查项、一个条款或一个单位：条款要求什么，怎样判定，用哪些数值，数值从何而来。' +
        '对单位还按最近一次评价，列出各项问题改好后能多得多少分，从多到少。',
    )
    .argument(
      '[检查项、条款编号或单位]',
      '如 column-stale、J-26、区财政局；也可写评价规则的编号；不写则列出全部检查项和评价规则',
    )
    .option('--workspace <DIR>', '工作区', '.')
    .action(async (subject: string | undefined, flags: ExplainFlags) => {
      process.stdout.write(await explain(subject, flags.workspace));
    });
}

/** Knows the built-in rulesets and, inside a workspace, the office's own and its register. */
export async function explain(subject: string | undefined, dir: string): Promise<string> {
  const folders = workspaceFolders(dir);
  const rules = await loadRules([...listRulesets(folders.rulesetDirs).keys()], folders);
  const book: RuleBook = { ...rules, rulesets: rules.rulesets.map((r) => r.ruleset) };
  if (subject === undefined) return overviewPage(book);

  const check = book.checks.get(subject);
  if (check !== undefined) return checkPage(subject, check, book);
  const requirement = book.tables.requirements.find((r) => r.id === subject.toUpperCase());
  if (requirement !== undefined) return requirementPage(requirement, book);

  const ruleset = book.rulesets.find((r) => r.id === subject);
  if (ruleset !== undefined) return rulesetPage(ruleset, book);

  const workspace = isWorkspace(dir) ? await openWorkspace(dir, { env: process.env }, book.tables) : null;
  const agency = workspace && findAgency(workspace.register, subject);
  if (workspace && agency) {
    const used = book.rulesets.filter((r) => workspace.settings.rulesets.includes(r.id));
    const { mendsPage } = await import('./work/explain-mends.ts');
    const mends = (await mendsPage(agency, folders)) ?? '还没有评价过这个单位；评价后这里列出改什么得分最多。\n';
    return `${agencyPage(agency, workspace.register, { ...book, rulesets: used })}\n${mends}`;
  }
  const known = [
    ...book.checks.keys(),
    ...book.tables.requirements.map((r) => r.id),
    ...book.rulesets.map((r) => r.id),
    ...(workspace?.register.agencies.flatMap((a) => [a.id, a.name]) ?? []),
  ];
  const near = nearest(subject, known);
  throw new UserError(
    `没有叫“${subject}”的检查项、条款、评价规则或单位${near === null ? '；不带参数运行 gongkai explain 可列出全部' : `，是否想写“${near}”？`}`,
    exitCodes.usage,
  );
}

function findAgency({ agencies }: Register, name: string) {
  return agencies.find((a) => [a.id, a.name, ...a.aliases].includes(name));
}
