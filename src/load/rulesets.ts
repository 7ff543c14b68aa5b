/** Rulesets: the built-in ones and the office's own, held against the checks and the requirement table. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Fault, faultsError, UserError } from '../lib/errors.ts';
import { deepFreeze } from '../lib/freeze.ts';
import type { Check } from '../model/check.ts';
import { type Indicator, type Leaf, type Ruleset, rulesetSchema, type When } from '../model/ruleset.ts';
import type { Tables } from '../model/tables.ts';
import { checkValue, type Path, suggestion } from './faults.ts';
import { columnClasses } from './tables.ts';
import { readYamlAs, type YamlFile } from './yaml-file.ts';

export interface LoadedRuleset {
  /** Options of every indicator parsed by its check, defaults filled in. */
  ruleset: Ruleset;
  file: string;
  sha256: string;
}

/** Ruleset id → file over all folders (those that exist). The same id in two folders is a fault. */
export function listRulesets(dirs: readonly string[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const dir of dirs) {
    if (!existsSync(dir)) continue;
    for (const name of readdirSync(dir).sort()) {
      if (!/\.ya?ml$/.test(name)) continue;
      const id = name.replace(/\.ya?ml$/, '');
      const first = files.get(id);
      if (first !== undefined)
        throw new UserError(`评价规则“${id}”有两份：${first} 和 ${path.join(dir, name)}，请给其中一份换个名称`);
      files.set(id, path.join(dir, name));
    }
  }
  return files;
}

/** The named rulesets, frozen. Throws every fault in all of them at once. */
export function loadRulesets(
  ids: readonly string[],
  dirs: readonly string[],
  checks: ReadonlyMap<string, Check>,
  tables: Tables,
): LoadedRuleset[] {
  const files = listRulesets(dirs);
  const loaded = [...new Set(ids)].map((id) => {
    const file = files.get(id);
    const known = [...files.keys()];
    if (file === undefined)
      throw new UserError(`没有评价规则“${id}”${suggestion(id, known) || `，现有：${known.join('、') || '无'}`}`);
    const label = path.relative(process.cwd(), file).startsWith('..') ? file : path.relative(process.cwd(), file);
    const yaml = readYamlAs(rulesetSchema, file, label);
    return { id, file, yaml, faults: [] as Fault[] };
  });
  const rulesets = loaded.map(({ id, file, yaml, faults }) => {
    const ruleset = parsed(yaml, checks, tables, faults);
    faults.push(...wholeFaults(id, ruleset, yaml));
    return { ruleset: deepFreeze(ruleset), file, sha256: yaml.sha256 };
  });
  const faults = loaded.flatMap((l) => l.faults);
  if (faults.length > 0) throw faultsError(faults);
  return rulesets;
}

/** Points that an indicator can cost at most. */
export function worth(indicator: Indicator): number {
  return indicator.kind === 'deduct' ? (indicator.max ?? indicator.points) : 0;
}

type Yaml = YamlFile & { data: Ruleset };

function parsed(yaml: Yaml, checks: ReadonlyMap<string, Check>, tables: Tables, faults: Fault[]): Ruleset {
  const requirements = tables.requirements.map((r) => r.id);
  const classes = columnClasses(tables);
  const indicators = yaml.data.indicators.map((indicator, i) => {
    const at: Path = ['indicators', i];
    const say = (path: Path, message: string) =>
      faults.push({ ...yaml.locate([...at, ...path]), message: `指标 ${indicator.requirement}：${message}` });
    if (!requirements.includes(indicator.requirement))
      say(
        ['requirement'],
        `条款“${indicator.requirement}”不在条款表里${suggestion(indicator.requirement, requirements)}`,
      );
    for (const [path, message] of [...whenFaults(indicator), ...pointFaults(indicator)]) say(path, message);
    if (indicator.when === undefined) return indicator;
    return { ...indicator, when: parsedWhen(indicator.when, indicator, checks, classes, yaml, at, faults, say) };
  });
  return { ...yaml.data, indicators };
}

function parsedWhen(
  when: When,
  { target, requirement, kind }: Indicator,
  checks: ReadonlyMap<string, Check>,
  classes: readonly string[],
  yaml: Yaml,
  at: Path,
  faults: Fault[],
  say: (path: Path, message: string) => void,
): When {
  const parsedLeaf = (leaf: Leaf, path: Path): Leaf => {
    const check = checks.get(leaf.check);
    if (check === undefined) {
      say([...path, 'check'], `没有检查项“${leaf.check}”${suggestion(leaf.check, [...checks.keys()])}`);
      return leaf;
    }
    if (check.target !== target)
      say([...path, 'check'], `检查项“${leaf.check}”的对象是 ${check.target}，而 target 写的是 ${target}`);
    if (check.asks && kind !== 'prompt' && kind !== 'attest')
      say([...path, 'check'], `检查项“${leaf.check}”只列出待人工判断的内容，不能用于 kind 为 ${kind} 的指标`);
    if (leaf.minimumN !== undefined && leaf.shareBelow === undefined)
      say([...path, 'minimumN'], 'minimumN 只能与 shareBelow 同用');
    if (leaf.atLeast !== undefined && leaf.shareBelow !== undefined)
      say([...path, 'atLeast'], 'atLeast 与 shareBelow 只能写一个');
    const options = checkValue(check.options, leaf.options, (inner) =>
      yaml.locate([...at, ...path, 'options', ...inner]),
    );
    for (const fault of options.faults)
      faults.push({ ...fault, message: `指标 ${requirement}：检查项 ${leaf.check} 的 ${fault.message}` });
    if (options.faults.length > 0) return leaf;
    for (const name of check.classesIn?.(options.data) ?? [])
      if (!classes.includes(name))
        say([...path, 'options'], `检查项 ${leaf.check} 写到的“${name}”不在栏目类别表里${suggestion(name, classes)}`);
    return { ...leaf, options: options.data as Leaf['options'] };
  };
  const group = (name: string, leaves: Leaf[]) => leaves.map((leaf, i) => parsedLeaf(leaf, ['when', name, i]));
  if ('any' in when) return { any: group('any', when.any) };
  if ('all' in when) return { all: group('all', when.all) };
  if ('sum' in when) return { ...when, sum: group('sum', when.sum) };
  return parsedLeaf(when, ['when']);
}

/** A condition that is missing, or of a target that no check looks at. */
function whenFaults({ kind, target, when }: Indicator): [Path, string][] {
  const byPerson = kind === 'attest' || kind === 'bonus';
  if (when === undefined) return byPerson ? [] : [[['kind'], `kind 为 ${kind} 的指标应写 when（由哪个检查项判定）`]];
  return target === 'agency' ? [[['target'], 'target 为 agency 的指标由人确认，不能写 when']] : [];
}

/** Points that contradict the kind of the indicator. */
function pointFaults(indicator: Indicator): [Path, string][] {
  const { kind, points, max, per, when } = indicator;
  const faults: [Path, string][] = [];
  const counts = kind === 'deduct' || kind === 'bonus';
  if (!counts && (points > 0 || max !== undefined))
    faults.push([['points'], `kind 为 ${kind} 的指标不扣分，不能写 points 或 max`]);
  if (counts && points === 0) faults.push([['kind'], '扣分、加分指标应写 points（大于 0）']);
  if (kind === 'deduct' && max !== undefined && points > max)
    faults.push([['max'], `max（${max}）不能小于 points（${points}）`]);
  if (per === 'shortfall' && !(when !== undefined && 'check' in when && when.shareBelow !== undefined))
    faults.push([['per'], 'per: shortfall 只能用于写了 shareBelow 的单个检查项']);
  return faults;
}

/** What only the ruleset as a whole can get wrong. */
function wholeFaults(id: string, ruleset: Ruleset, yaml: Yaml): Fault[] {
  const faults: Fault[] = [];
  const say = (path: Path, message: string) => faults.push({ ...yaml.locate(path), message });
  if (ruleset.id !== id) say(['id'], `id 是“${ruleset.id}”，应与文件名“${id}”相同`);
  const sum = ruleset.indicators.reduce((total, indicator) => total + worth(indicator), 0);
  if (Math.abs(sum - ruleset.total) > 1e-9)
    say(['total'], `各扣分指标的分值合计 ${Number(sum.toFixed(4))}，与 total（${ruleset.total}）不符`);
  if (ruleset.bonus === undefined && ruleset.indicators.some((i) => i.kind === 'bonus'))
    say(['indicators'], '有加分指标，应写 bonus（above 高于多少分才加，max 最多加多少）');
  const { from, to } = ruleset.inForce;
  if (from !== null && to !== null && to < from) say(['inForce', 'to'], `失效日期 ${to} 早于生效日期 ${from}`);
  ruleset.grades.forEach((grade, i) => {
    const above = ruleset.grades[i - 1];
    if (above !== undefined && grade.from >= above.from)
      say(
        ['grades', i],
        `等次应从高到低排列：“${grade.name}”的 from（${grade.from}）应小于“${above.name}”的（${above.from}）`,
      );
  });
  return faults;
}
