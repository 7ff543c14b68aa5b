/** The workbook of a run: ranking, indicators, problems and doubts with a column for decisions, the rectification list, accounts. */
import type { Results } from '../src/model/results.ts';
import type { ReportContext } from './context.ts';
import { accountSheets } from './workbook/account-sheets.ts';
import { findingSheets } from './workbook/finding-sheets.ts';
import { indicatorSheet } from './workbook/indicator-sheet.ts';
import { rankingSheet } from './workbook/ranking-sheet.ts';
import type { Sheet } from './workbook/sheet.ts';

/** Names of the sheets, in their order; each is a CSV file too. */
export const sheetNames = [
  ...['排名', '指标', '问题清单', '存疑清单', '核查清单', '整改台账', '政务新媒体', '新媒体分平台'],
] as const;

export function workbookSheets(results: Results, context: ReportContext): Sheet[] {
  const { agencies } = results.judgement;
  return [
    rankingSheet(results, context),
    indicatorSheet(agencies, context),
    ...findingSheets(agencies, context),
    ...accountSheets(results, context),
  ];
}
