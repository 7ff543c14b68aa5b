/** What reports and notices of a run may know besides its results. */
import type { ReportContext } from '../../../reports/context.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import type { Rules } from './rules.ts';
import type { RunRecord } from './run-record.ts';
import { resultsIfThere } from './stored-run.ts';

export interface ReportTask {
  rules: Rules;
  folders: WorkspaceFolders;
  office: string;
}

export function reportContext({ rules, folders, office }: ReportTask, record: RunRecord): ReportContext {
  const previous = record.previous === undefined ? null : resultsIfThere(folders.outDir, record.previous);
  return {
    rulesets: rules.rulesets.map((r) => r.ruleset),
    requirements: rules.tables.requirements,
    documents: rules.tables.documents,
    checks: Object.fromEntries([...rules.checks].map(([id, { title, why, fix }]) => [id, { title, why, fix }])),
    office,
    ...(previous !== null && { previous }),
  };
}
