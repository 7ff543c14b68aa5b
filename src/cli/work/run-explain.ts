/** What `gongkai explain` prints. */
import { exitCodes, UserError } from '../../lib/errors.ts';
import { nearest } from '../../lib/names.ts';
import { listRulesets } from '../../load/rulesets.ts';
import { isWorkspace, openWorkspace, workspaceFolders } from '../../load/workspace.ts';
import type { Register } from '../../model/register.ts';
import { loadRules } from '../run/rules.ts';
import { mendsPage } from './explain-mends.ts';
import { agencyPage, checkPage, overviewPage, type RuleBook, requirementPage, rulesetPage } from './explain-page.ts';

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
