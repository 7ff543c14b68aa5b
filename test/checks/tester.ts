/** The table tester: an author writes cases, it holds the promises that every check makes. */
import { describe, expect, test } from 'vitest';
import { deepFreeze } from '../../src/lib/freeze.ts';
import { fillMessage } from '../../src/lib/message.ts';
import type { CaseView, Check, Finding, Period } from '../../src/model/check.ts';
import type { FactName, Facts, Gap } from '../../src/model/facts.ts';
import { origin, plainFacts } from './facts.ts';

export interface CheckCase {
  name: string;
  /** Those named replace the unremarkable ones; only what the check reads may be named. */
  facts?: Facts;
  options?: Record<string, unknown>;
  agency?: Partial<CaseView['agency']>;
  target?: Partial<CaseView['target']>;
  /** 2023-08-01 where not given. */
  asOf?: string;
  /** July 2023 where not given. */
  period?: Period;
  gaps?: readonly Gap[];
  /** `findings` in the order of the check; `text` is the sentence in full. */
  expect: { n: number; findings: ExpectedFinding[] } | { notApplicable: true };
}

export interface ExpectedFinding {
  say: string;
  place: string;
  /** Absent: it must be sure. */
  unsure?: boolean;
  found?: Finding['found'];
  text?: string;
}

/** One test a case, and one that the cases show the whole check. */
export function testCheck(id: string, cases: readonly CheckCase[]): void {
  describe(id, async () => {
    const check: Check = (await import(`../../checks/${id}.ts`)).default;
    test.each(cases)('$name', (given) => {
      const { findings, verdict } = runTwice(check, given);
      for (const finding of findings) holdPromises(check, finding);
      const places = findings.map((f) => f.place);
      expect(places, 'two findings on one place').toEqual([...new Set(places)]);
      if ('notApplicable' in given.expect) {
        expect(verdict).toEqual({ notApplicable: expect.stringMatching(/\p{Script=Han}/u) });
        expect(findings, 'findings although not applicable').toEqual([]);
        return;
      }
      expect({ n: 'n' in verdict ? verdict.n : verdict, findings: findings.map(shortOf) }).toEqual({
        n: given.expect.n,
        findings: given.expect.findings.map((f) => expect.objectContaining({ unsure: false, ...f })),
      });
      expect(findings.length, 'more findings than things examined').toBeLessThanOrEqual(given.expect.n);

      function shortOf(finding: Finding) {
        const { say, place, found, data } = finding;
        return {
          say,
          place,
          found,
          unsure: finding.unsure !== undefined,
          text: fillMessage(check.messages[say]!, data),
        };
      }
    });
    test('the cases show a good thing, a sure fault and every message', () => {
      const expected = cases.map((c) => c.expect).filter((e) => 'findings' in e);
      const said = expected.flatMap((e) => e.findings);
      // What only asks a person never tells good from bad.
      if (check.asks !== true) expect(expected.some((e) => e.n > 0 && e.findings.length === 0)).toBe(true);
      expect(said.some((f) => f.unsure !== true)).toBe(check.asks !== true);
      expect([...new Set(said.map((f) => f.say))].sort()).toEqual(Object.keys(check.messages).sort());
      expect(cases.map((c) => c.name)).toEqual([...new Set(cases.map((c) => c.name))]);
    });
  });
}

function runTwice(check: Check, given: CheckCase) {
  const view = viewOf(check, given);
  const first = drain(check, view);
  expect(drain(check, view), 'a second run told something else').toEqual(first);
  return first;
}

function viewOf(check: Check, given: CheckCase): CaseView {
  const alien = Object.keys(given.facts ?? {}).filter((f) => !check.reads.includes(f as FactName));
  if (alien.length > 0) throw new Error(`the check does not read ${alien.join(', ')}`);
  const facts = { ...plainFacts(), ...given.facts };
  const name = given.agency?.name ?? '青禾区人民政府';
  const view: CaseView = {
    agency: { id: 'qinghe', name, names: [name], kind: 'government', tags: [], services: true, ...given.agency },
    target: {
      id: 'qinghe-site',
      type: check.target,
      url: `${origin}/`,
      role: 'owner',
      exemptColumns: [],
      accountType: null,
      ...given.target,
    },
    asOf: given.asOf ?? '2023-08-01',
    period: given.period ?? { from: '2023-07-01', to: '2023-07-31' },
    facts: Object.fromEntries(check.reads.map((name) => [name, facts[name]])) as CaseView['facts'],
    gaps: given.gaps ?? [],
    options: check.options.parse(given.options ?? {}),
  };
  return deepFreeze(structuredClone(view));
}

function drain(check: Check, view: CaseView) {
  const findings: Finding[] = [];
  const run = check.run(view as Parameters<Check['run']>[0]);
  let step = run.next();
  for (; step.done !== true; step = run.next()) findings.push(step.value);
  return { findings, verdict: step.value };
}

/** What every finding owes to the agency that it accuses. */
function holdPromises(check: Check, finding: Finding): void {
  const template = check.messages[finding.say];
  expect(template, `message “${finding.say}”`).toBeDefined();
  const text = fillMessage(template!, finding.data);
  expect(text, 'a hole was filled with nothing').not.toMatch(/undefined|NaN|null|“”|《》|（）|\{|\}/);
  if (finding.unsure === undefined) {
    expect(text, 'a sure finding tells something unknown').not.toContain('未知');
    expect(finding.at.length, 'a sure finding without evidence').toBeGreaterThan(0);
  } else {
    expect(finding.unsure, 'unsure without a reason').not.toBe('');
  }
  for (const evidence of finding.at) expect(evidence.url).toMatch(/^https?:\/\//);
  expect(finding.place, 'a place with a scheme or session is not stable').not.toMatch(/:\/\/|jsessionid|utm_/i);
  expect(finding.required, 'nothing is required').toBeTruthy();
}
