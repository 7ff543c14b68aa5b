/** Runs one check over one target: gate, narrow, run, catch. */
import { cut, oneLine } from '../lib/chinese.ts';
import { dayOf } from '../lib/dates.ts';
import { gapSentence } from '../lib/gaps.ts';
import { hashOf } from '../lib/hash.ts';
import { fillMessage } from '../lib/message.ts';
import { covers, reachOf } from '../lib/reach.ts';
import type { Check, Finding, Period } from '../model/check.ts';
import type { FactName } from '../model/facts.ts';
import type { CheckRun, JudgedFinding } from '../model/judged.ts';
import { type Case, type CaseTarget, namesOf } from './case.ts';
import { gapsOf, narrow, portalColumns } from './narrow.ts';

/** A fault and its place, whatever run finds it: the same fault keeps its fingerprint. */
export function fingerprintOf(check: string, target: string, finding: Pick<Finding, 'place' | 'required'>): string {
  return hashOf([check, target, finding.place, finding.required]).slice(0, 20);
}

export function runCheck(
  id: string,
  check: Check,
  options: unknown,
  target: CaseTarget,
  window: Period,
  { agency, asOf }: Pick<Case, 'agency' | 'asOf'>,
): CheckRun {
  const run = { check: id, target: target.id, reason: null, n: 0, findings: [] };
  if (check.ownerOnly && target.role === 'section')
    return { ...run, status: 'not-applicable', reason: '全站性要求，由网站主办单位负责' };
  const ownColumns = Object.values(target.pins).filter((p) => p !== 'none');
  if (target.role === 'section' && target.paths.length === 0 && ownColumns.length === 0)
    return { ...run, status: 'unsure', reason: '登记表没有填写该单位在门户网站的路径或栏目' };
  const seenOn = dayOf(target.snapshot.finishedAt);
  if (seenOn < asOf) return { ...run, status: 'unsure', reason: `采集于${seenOn}，早于检查时点${asOf}` };
  const { plan } = target.snapshot;
  if (plan !== undefined && !covers(plan, reachOf(check, options, { asOf, period: window })))
    return { ...run, status: 'unsure', reason: '采集时没有读到本项所要求的范围，需要重新采集' };
  const gaps = gapsOf(target, check.reads);
  const absent = check.reads.filter((f) => target.snapshot.facts[f] === undefined);
  if (absent.length > 0)
    return { ...run, status: 'unsure', reason: gapSentence(gaps.filter((g) => absent.includes(g.fact))) };
  const names = namesOf(agency);
  try {
    const verdict = check.run({
      agency: { ...agency, names },
      target: {
        id: target.id,
        type: target.type,
        url: target.url,
        role: target.role,
        exemptColumns: Object.keys(target.pins).filter((c) => target.pins[c] === 'none'),
        ...(target.role === 'section' && { portalColumns: portalColumns(target, names) }),
        accountType: target.accountType,
      },
      asOf,
      period: window,
      facts: narrow(target, check.reads, names) as never,
      gaps,
      options: options as never,
    });
    return collect(id, check, target.id, verdict);
  } catch (error) {
    return {
      ...run,
      status: 'error',
      reason: `检查程序出错，未作判断（${error instanceof Error ? error.message : String(error)}）`,
    };
  }
}

function collect(id: string, check: Check<FactName>, target: string, verdict: ReturnType<Check['run']>): CheckRun {
  const byPrint = new Map<string, JudgedFinding>();
  let step = verdict.next();
  for (; !step.done; step = verdict.next()) {
    const finding = judged(id, check, target, step.value);
    // Two findings on one place are one fault; the sure one stands.
    if (byPrint.get(finding.fingerprint)?.doubt !== null) byPrint.set(finding.fingerprint, finding);
  }
  const findings = [...byPrint.values()];
  if ('notApplicable' in step.value)
    return { check: id, target, status: 'not-applicable', reason: step.value.notApplicable, n: 0, findings };
  return { check: id, target, status: 'done', reason: null, n: step.value.n, findings };
}

function judged(id: string, check: Check<FactName>, target: string, finding: Finding): JudgedFinding {
  return {
    fingerprint: fingerprintOf(id, target, finding),
    check: id,
    say: finding.say,
    text: oneLine(fillMessage(check.messages[finding.say]!, finding.data)),
    target,
    place: finding.place,
    found: finding.found,
    required: finding.required,
    at: finding.at.map((e) => (e.excerpt === undefined ? e : { ...e, excerpt: cut(oneLine(e.excerpt), 300) })),
    data: finding.data,
    doubt: finding.unsure ?? null,
  };
}
