/** One agency's page: its score line by line, every finding with its evidence, and what could not be seen. Plain data. */
import type { AgencyResult, Results } from '../src/model/results.ts';
import { accountsOf } from './accounts.ts';
import { agencySection } from './agency-section.ts';
import type { ReportContext } from './context.ts';
import { folded, targetNames } from './findings.ts';
import { gapGroups } from './gaps.ts';
import { robotsWords } from './robots.ts';
import { clean, groupWord, kindWords, targetTypeWords } from './words.ts';

export function agencyPage(agency: AgencyResult, results: Results, context: ReportContext) {
  const findings = new Map(agency.findings.map((f) => [f.fingerprint, f]));
  const used = new Set<string>();
  const sections = agency.scores.map((score) => agencySection(agency, score, results, context, findings, used));
  const rest = agency.findings.filter((f) => !used.has(f.fingerprint));
  const names = targetNames(agency);
  return {
    title: clean(agency.name, 60),
    kind: kindWords[agency.kind],
    group: groupWord(agency.group),
    office: clean(context.office, 60),
    period: results.judgement.period,
    asOf: results.judgement.asOf,
    run: { id: clean(results.run.id, 60), finishedAt: results.run.finishedAt },
    several: sections.length > 1,
    sections,
    accounts: accountsOf(agency, context),
    others: folded(rest, names, context),
    targets: agency.targets.map(targetSeen),
    gaps: gapGroups(agency),
  };
}

/** What was looked at, and how much of it. */
function targetSeen(target: AgencyResult['targets'][number]) {
  return {
    type: targetTypeWords[target.type],
    name: clean(target.name ?? target.id, 60),
    url: target.url === undefined ? null : clean(target.url, 300),
    fetched: target.pages?.fetched ?? null,
    shown: target.pages?.shown ?? null,
    templates: target.templates ?? null,
    robots: target.robots === undefined ? null : robotsWords(target.robots),
  };
}
