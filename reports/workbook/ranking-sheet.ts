/** The sheet 排名: one row an agency and ruleset. */
import type { Results } from '../../src/model/results.ts';
import type { ReportContext } from '../context.ts';
import { rankings } from '../standing.ts';
import { groupWord, rulesetTitle } from '../words.ts';
import type { Cell, Sheet } from './sheet.ts';

export function rankingSheet(results: Results, context: ReportContext): Sheet {
  const head = [
    '评价规则',
    '类别',
    '名次',
    '单位',
    '得分',
    '等级',
    '评估完成度',
    '最不利',
    '最有利',
    '问题',
    '存疑',
    '较上期',
    '否决项',
    '未评分原因',
  ];
  const rows = rankings(results, context.previous).flatMap((ranking) =>
    ranking.all.map((s): Cell[] => [
      rulesetTitle(ranking.ruleset, context.rulesets),
      groupWord(s.group),
      s.rank,
      s.name,
      s.score,
      s.grade,
      s.assessed === null ? null : Math.floor(s.assessed * 1000) / 1000,
      s.worst,
      s.best,
      s.problems,
      s.doubts,
      s.change?.score ?? null,
      s.vetoes.map((v) => v.title).join('；') || null,
      s.unscoredWhy,
    ]),
  );
  return { name: '排名', rows: [head, ...rows], widths: [28, 8, 6, 24, 8, 8, 10, 8, 8, 6, 6, 8, 30, 40], filter: true };
}
