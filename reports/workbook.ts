/** The workbook of a run: ranking, indicators, problems and doubts with a column for decisions, the rectification list, accounts. */
import type { AgencyResult, FindingResult, IndicatorResult, Results } from '../src/model/results.ts';
import { decisionWords } from '../src/model/review.ts';
import type { ReportContext } from './context.ts';
import { isLive, rankings } from './standing.ts';
import {
  clean,
  groupWord,
  indicatorKindWords,
  outcomeWords,
  readable,
  rulesetTitle,
  stateWords,
  valueWords,
} from './words.ts';

type Cell = string | number | null;
export interface Sheet {
  name: string;
  rows: Cell[][];
  widths: number[];
  filter?: true;
  links?: number[];
  choices?: Record<number, readonly string[]>;
}

/** Names of the sheets that `review import` takes back, and of their columns. */
export const decisionSheets = { problems: '问题清单', doubts: '存疑清单' } as const;
export const decisionColumns = {
  fingerprint: '编号',
  decision: '决定',
  reason: '理由',
  by: '决定人',
  at: '决定日期',
  attachment: '附件',
  expires: '有效期至',
} as const;

export function workbookSheets(results: Results, context: ReportContext): Sheet[] {
  const { agencies } = results.judgement;
  const found = agencies.flatMap((agency) => agency.findings.map((finding) => ({ agency, finding })));
  const live = found.filter(({ finding }) => isLive(finding));
  const isAsked = askedOnly(agencies);
  return [
    rankingSheet(results, context),
    indicatorSheet(agencies, context),
    findingSheet(
      decisionSheets.problems,
      live.filter(({ finding }) => finding.outcome === 'bad'),
      context,
    ),
    findingSheet(
      decisionSheets.doubts,
      live.filter(({ finding }) => finding.outcome === 'unsure' && !isAsked(finding.fingerprint)),
      context,
    ),
    findingSheet(
      '核查清单',
      live.filter(({ finding }) => isAsked(finding.fingerprint)),
      context,
    ),
    rectificationSheet(found),
    accountSheet(agencies),
  ];
}

/** Findings that only prompts and statements name: they cost nothing, a person looks at them. */
function askedOnly(agencies: readonly AgencyResult[]): (fingerprint: string) => boolean {
  const judged = new Set<string>();
  for (const indicator of agencies.flatMap((a) => a.scores.flatMap((s) => s.indicators)))
    if (indicator.kind === 'veto' || indicator.kind === 'deduct') for (const f of indicator.findings) judged.add(f);
  return (fingerprint) => !judged.has(fingerprint);
}

function rankingSheet(results: Results, context: ReportContext): Sheet {
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

function indicatorSheet(agencies: readonly AgencyResult[], context: ReportContext): Sheet {
  const head = [
    '评价规则',
    '单位',
    '条款',
    '指标',
    '方式',
    '结果',
    '失分',
    '分值',
    '检查数',
    '问题数',
    '存疑数',
    '判定标准',
    '原因',
    '数据来源',
  ];
  const row = (agency: AgencyResult, ruleset: string, i: IndicatorResult): Cell[] => [
    rulesetTitle(ruleset, context.rulesets),
    clean(agency.name, 60),
    clean(i.requirement, 20),
    clean(i.title, 80),
    indicatorKindWords[i.kind],
    outcomeWords[i.outcome],
    i.kind === 'deduct' ? i.lost : null,
    i.kind === 'deduct' ? i.max : null,
    i.n,
    i.bad,
    i.unsure,
    clean(i.limit, 200),
    i.reason === null ? null : clean(i.reason, 200),
    clean(i.source, 200),
  ];
  const rows = agencies.flatMap((a) => a.scores.flatMap((s) => s.indicators.map((i) => row(a, s.ruleset, i))));
  return {
    name: '指标',
    rows: [head, ...rows],
    widths: [28, 24, 8, 36, 10, 8, 6, 6, 8, 8, 8, 36, 36, 40],
    filter: true,
  };
}

type Found = { agency: AgencyResult; finding: FindingResult };

const findingHead = [
  '编号',
  '单位',
  '检查项',
  '问题',
  '网址',
  '实际情况',
  '应当达到',
  '存疑原因',
  '摘录',
  '采集时间',
  '状态',
  '现有决定',
];
const decisionHead = ['决定', '理由', '决定人', '决定日期', '附件', '有效期至'];

function findingCells({ agency, finding }: Found, context?: ReportContext): Cell[] {
  const at = finding.at[0];
  return [
    finding.fingerprint,
    clean(agency.name, 60),
    context?.checks[finding.check]?.title ?? clean(finding.check, 60),
    clean(finding.text, 300),
    at === undefined ? null : clean(readable(at.url), 2000),
    valueWords(finding.found),
    valueWords(finding.required),
    finding.doubt === null ? null : clean(finding.doubt, 200),
    at?.excerpt === undefined ? null : clean(at.excerpt, 300),
    at?.fetchedAt ?? null,
    stateWords[finding.state],
    finding.review === undefined ? null : (decisionWords[finding.review as keyof typeof decisionWords] ?? null),
  ];
}

/** With a column for the decision: filled in and taken back by `gongkai review import`. */
function findingSheet(name: string, found: readonly Found[], context: ReportContext): Sheet {
  const rows = found.map((one): Cell[] => [...findingCells(one, context), ...decisionHead.map(() => null)]);
  return {
    name,
    rows: [[...findingHead, ...decisionHead], ...rows],
    widths: [14, 20, 20, 48, 40, 14, 20, 24, 30, 20, 10, 12, 14, 28, 10, 12, 16, 12],
    filter: true,
    links: [4],
    choices: { [findingHead.length]: Object.values(decisionWords) },
  };
}

function rectificationSheet(found: readonly Found[]): Sheet {
  const sure = found.filter(({ finding }) => finding.outcome === 'bad');
  return {
    name: '整改台账',
    rows: [findingHead, ...sure.map((one) => findingCells(one))],
    widths: [14, 20, 20, 48, 40, 14, 20, 24, 30, 20, 10, 12],
    filter: true,
    links: [4],
  };
}

function accountSheet(agencies: readonly AgencyResult[]): Sheet {
  const rows = agencies.flatMap((agency) =>
    agency.targets
      .filter((t) => t.type === 'account')
      .map((t): Cell[] => {
        const own = agency.findings.filter((f) => f.target === t.id && isLive(f));
        const bad = own.filter((f) => f.outcome === 'bad').map((f) => clean(f.text, 200));
        return [clean(agency.name, 60), clean(t.name ?? t.id, 60), bad.length, bad.join('；') || null, t.gaps.length];
      }),
  );
  return {
    name: '政务新媒体',
    rows: [['单位', '账号', '问题数', '问题', '未能查看'], ...rows],
    widths: [24, 28, 8, 60, 10],
    filter: true,
  };
}
