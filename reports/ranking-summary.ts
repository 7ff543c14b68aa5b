/** The ranking of a run in a few lines, for messages. Plain data. */
import type { Results } from '../src/model/results.ts';
import { clean, groupWord } from './words.ts';

/** Rows a ruleset and group. */
const shown = 10;

export interface RankingSummary {
  title: string;
  run: string;
  asOf: string;
  period: { from: string; to: string };
  agencies: number;
  groups: {
    ruleset: string;
    group: string;
    ranked: { rank: number; name: string; score: number }[];
    more: number;
    vetoed: string[];
    withheld: number;
  }[];
}

export function rankingSummary({ run, judgement }: Results): RankingSummary {
  const rows = judgement.agencies.flatMap(({ name, group, scores }) =>
    scores.map((score) => ({ name: clean(name, 40), group, ...score })),
  );
  const groups = [...Map.groupBy(rows, (row) => `${row.ruleset}\n${row.group}`).values()].map((own) => {
    const ranked = own
      .filter((row) => row.rank !== null && row.score !== null)
      .map(({ rank, name, score }) => ({ rank: rank!, name, score: score! }))
      .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
    const vetoed = own.filter((row) => row.vetoed.length > 0).map((row) => row.name);
    return {
      ...{ ruleset: own[0]!.ruleset, group: groupWord(own[0]!.group), ranked: ranked.slice(0, shown) },
      more: Math.max(0, ranked.length - shown),
      vetoed: vetoed.slice(0, shown),
      withheld: own.filter((row) => row.rank === null && row.vetoed.length === 0).length,
    };
  });
  const { asOf, period } = judgement;
  return { title: '政务公开检查结果', run: run.id, asOf, period, agencies: judgement.agencies.length, groups };
}

/** In the Markdown that chat robots take; names cannot add markup. */
export function summaryMarkdown(summary: RankingSummary): string {
  const lines = [
    `## ${summary.title}`,
    `统计期${summary.period.from}至${summary.period.to}，共${summary.agencies}个单位`,
  ];
  for (const { ruleset, group, ranked, more, vetoed, withheld } of summary.groups) {
    lines.push('', `**${inert(group)}**（${inert(ruleset)}）`);
    for (const { rank, name, score } of ranked) lines.push(`> ${rank}. ${inert(name)} ${score.toFixed(2)}分`);
    if (more > 0) lines.push(`> 另有${more}个单位`);
    if (vetoed.length > 0) lines.push(`> 单项否决：${vetoed.map(inert).join('、')}`);
    if (withheld > 0) lines.push(`> 评估不充分、不排名：${withheld}个单位`);
  }
  return lines.join('\n');
}

function inert(text: string): string {
  return text.replace(/[<>[\]()*_`#|\\~]/g, ' ');
}
