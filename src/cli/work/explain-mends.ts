/** `gongkai explain` of an agency: what mending would win, by the newest run that judged it. */
import { clean, readable } from '../../../reports/words.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import type { Agency } from '../../model/register.ts';
import { findingsOf, reviewsInForce } from '../../score/reviewed.ts';
import { type Mend, type Standing, type WhatIf, whatIf } from '../../score/what-if.ts';
import { judged } from '../run/judge-agency.ts';
import { loadRules } from '../run/rules.ts';
import { newestJudging } from '../run/run-record.ts';
import { readSnapshots } from '../run/stored-run.ts';

/** Of each mend so many problems are named. */
const named = 10;

/** Markdown, one section a ruleset; null where no run has judged the agency. */
export async function mendsPage({ id }: Agency, folders: WorkspaceFolders): Promise<string | null> {
  const record = newestJudging(folders.dataDir, id);
  const agency = record?.register.agencies.find((a) => a.id === id);
  if (record === undefined || agency === undefined) return null;
  const rules = await loadRules(record.rulesets, folders);
  const warnings: string[] = [];
  const snapshots = readSnapshots(folders.dataDir, record, (text) => warnings.push(text));
  const { judged: rulesets, stopped } = judged({ ...rules, record, snapshots }, agency);
  const head = `## 改什么得分最多（评价 ${record.id}，评价日期${record.asOf}）`;
  if (stopped) return `${head}\n\n这次采集被中断，不能计算。\n`;
  const findings = rulesets.flatMap((j) => findingsOf(j.indicators));
  const reviews = reviewsInForce({ reviews: record.reviews, asOf: record.asOf, agency: id, findings });
  const blocks = rulesets.map(({ ruleset, indicators }) => {
    const found = whatIf({ ruleset, indicators, reviews, asOf: record.asOf });
    const fixes = (mend: Mend) => [...new Set(mend.findings.map((f) => rules.checks.get(f.check)!.fix))];
    return [`### ${ruleset.title}（${ruleset.id}）`, nowText(found), ...found.mends.map((m) => mendText(m, fixes(m)))];
  });
  const note = '由计分程序把各项问题视为已改好、重新计算得出；存疑的不扣分，不列；整改后以再次评价为准。';
  return `${[head, ...warnings, note, ...blocks.flat()].join('\n\n')}\n`;
}

function nowText({ now, all, mends }: WhatIf): string {
  if (mends.length === 0) return `现为${standingText(now)}，没有扣分或否决的问题。`;
  return `现为${standingText(now)}；下列问题全部改好为${standingText(all)}。`;
}

function standingText({ points, grade, vetoed }: Standing): string {
  const score = points === null ? '不计分' : `${points.toFixed(2)}分`;
  const veto = vetoed.length > 0 ? `，单项否决${vetoed.length}项` : '';
  return grade === null ? `${score}${veto}` : `${score}（${grade}${veto}）`;
}

function mendText(mend: Mend, fixes: readonly string[]): string {
  const { requirement, title, findings, enough, isVeto, gain, then } = mend;
  const many = findings.length === enough ? `改好全部${enough}处` : `改好${findings.length}处中的${enough}处即达标`;
  const won = isVeto ? '不再被单项否决' : `多得${gain.toFixed(2)}分`;
  const problems = findings.slice(0, named).map(({ text, at }) => {
    const url = at[0]?.url;
    return `  - ${clean(text, 200)}${url === undefined ? '' : `　${clean(readable(url), 300)}`}`;
  });
  const more = findings.length - problems.length;
  return [
    `- ${requirement} ${title}：${many}，${won}，为${standingText(then)}`,
    ...problems,
    ...(more > 0 ? [`  - 另有${more}处，见报告`] : []),
    ...fixes.map((fix) => `  - 怎么改：${fix}`),
  ].join('\n');
}
