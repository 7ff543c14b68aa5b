/** The report of a run as files: a ranking, one page an agency, a page of method. */
import { agencyPage } from '../../reports/agency.ts';
import type { ReportContext } from '../../reports/context.ts';
import { indicatorsPage } from '../../reports/indicators.ts';
import { methodPage } from '../../reports/method.ts';
import { agencyPaths } from '../../reports/paths.ts';
import { rankingPage } from '../../reports/ranking.ts';
import type { Results } from '../model/results.ts';
import { renderPage } from './html.ts';

export type { ReportContext } from '../../reports/context.ts';

export interface ReportFile {
  /** Relative, with forward slashes, made of safe names only. */
  path: string;
  content: string;
}

/**
 * Pure but for the templates read at start; the caller writes the files beside `results.json`. One page is made at a time:
 * those of many agencies together do not fit in memory.
 */
export function* renderReport(results: Results, context: ReportContext): Generator<ReportFile, void> {
  const { agencies } = results.judgement;
  const paths = agencyPaths(agencies);
  yield { path: 'index.html', content: renderPage('ranking', rankingPage(results, context), '', true) };
  yield { path: 'indicators.html', content: renderPage('indicators', indicatorsPage(results, context), '') };
  yield { path: 'method.html', content: renderPage('method', methodPage(results, context), '') };
  for (const agency of agencies)
    yield {
      path: paths.get(agency.id)!,
      content: renderPage('agency', agencyPage(agency, results, context), '../'),
    };
}
