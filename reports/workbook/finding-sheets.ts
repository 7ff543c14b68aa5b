/** Sheets of findings: problems, doubts and what a person looks at, with a column for the decision; the rectification list. */

import { mendWords } from '../../src/model/response.ts';
import type { AgencyResult, FindingResult } from '../../src/model/results.ts';
import { decisionWords, scopeWords } from '../../src/model/review.ts';
import type { ReportContext } from '../context.ts';
import { maskedExcerpt } from '../excerpts.ts';
import { isLive } from '../standing.ts';
import { clean, readable, stateWords, valueWords } from '../words.ts';
import type { Cell, Sheet } from './sheet.ts';

export function findingSheets(agencies: readonly AgencyResult[], context: ReportContext): Sheet[] {
  const found = agencies.flatMap((agency) => agency.findings.map((finding) => ({ agency, finding })));
  const live = found.filter(({ finding }) => isLive(finding));
  const bad = live.filter(({ finding }) => finding.outcome === 'bad' && !finding.asked);
  const unsure = live.filter(({ finding }) => finding.outcome === 'unsure' && !finding.asked);
  const asked = live.filter(({ finding }) => finding.asked);
  return [
    findingSheet('问题清单', bad, context),
    findingSheet('存疑清单', unsure, context),
    findingSheet('核查清单', asked, context),
    rectificationSheet(found, context),
  ];
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
const decisionHead = ['决定', '理由', '决定人', '决定日期', '附件', '有效期至', '范围'];

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
    at?.excerpt === undefined ? null : maskedExcerpt(at.excerpt, 300),
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
    widths: [14, 20, 20, 48, 40, 14, 20, 24, 30, 20, 10, 12, 14, 28, 10, 12, 16, 12, 16],
    filter: true,
    links: [4],
    choices: {
      [findingHead.length]: Object.values(decisionWords),
      [findingHead.length + decisionHead.length - 1]: Object.values(scopeWords),
    },
  };
}

/** Names that no form has: the sheet is for the eye, and is not taken back as a form. */
const responseHead = ['单位反馈', '反馈的网址', '反馈人', '反馈日期', '反馈附件'];

function responseCells({ finding }: Found, { responses }: ReportContext): Cell[] {
  const said = responses?.get(finding.fingerprint);
  if (said === undefined) return responseHead.map(() => null);
  const { mended, url, by, at, attachment } = said;
  return [
    mendWords[mended],
    url === undefined ? null : clean(readable(url), 2000),
    clean(by, 60),
    at,
    attachment === undefined ? null : clean(attachment, 200),
  ];
}

/** With what the agencies say of their mending. */
function rectificationSheet(found: readonly Found[], context: ReportContext): Sheet {
  const sure = found.filter(({ finding }) => finding.outcome === 'bad' && !finding.asked);
  return {
    name: '整改台账',
    rows: [
      [...findingHead, ...responseHead],
      ...sure.map((one): Cell[] => [...findingCells(one), ...responseCells(one, context)]),
    ],
    widths: [14, 20, 20, 48, 40, 14, 20, 24, 30, 20, 10, 12, 12, 40, 12, 12, 20],
    filter: true,
    links: [4, findingHead.length + 1],
  };
}
