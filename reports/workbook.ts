/** The workbook of a run: ranking, indicators, problems and doubts with a column for decisions, the rectification list, accounts. */
import type { Results } from '../src/model/results.ts';
import type { ReportContext } from './context.ts';
import { accountSheets } from './workbook/account-sheets.ts';
import { findingSheets } from './workbook/finding-sheets.ts';
import { indicatorSheet } from './workbook/indicator-sheet.ts';
import { rankingSheet } from './workbook/ranking-sheet.ts';
import type { Sheet } from './workbook/sheet.ts';

export function workbookSheets(results: Results, context: ReportContext): Sheet[] {
  const { agencies } = results.judgement;
  return [
    rankingSheet(results, context),
    indicatorSheet(agencies, context),
    ...findingSheets(agencies, context),
    ...accountSheets(results, context),
  ];
}
