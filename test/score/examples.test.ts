/** The worked examples of checks/rulesets/README.md, computed anew. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { judgeOf } from '../../src/judge/judge.ts';
import { leavesOf } from '../../src/lib/leaves.ts';
import type { Period } from '../../src/model/check.ts';
import type { JudgedIndicator } from '../../src/model/judged.ts';
import { type Indicator, indicatorSchema, type Ruleset } from '../../src/model/ruleset.ts';
import { scoreAgency } from '../../src/score/score.ts';
import { caseOf, quietCheck, targetOf } from '../judge/subject.ts';
import { runOf } from './seen.ts';

type Row = Record<string, string>;

const text = readFileSync(new URL('../../checks/rulesets/README.md', import.meta.url), 'utf8');
const [forms, sums] = text.split('## From indicators to the score') as [string, string];
const examples = forms
  .split('```yaml\n')
  .slice(1)
  .map((part) => {
    const [yaml, after] = part.split('```\n') as [string, string];
    return { indicator: indicatorSchema.parse(parse(yaml)), rows: tableOf(after) };
  });

const grades = [
  { name: '优秀', from: 90 },
  { name: '良好', from: 80 },
  { name: '合格', from: 0 },
];

describe('each form through to its points', () => {
  const counted = examples.filter((e) => !('as-of' in e.rows[0]!));
  const cases = counted.flatMap(({ indicator, rows }) =>
    rows.map((row) => ({ indicator, row, name: `${indicator.requirement} ${Object.values(row).join(' | ')}` })),
  );
  test.each(cases)('$name', ({ indicator, row }) => {
    const { outcome, lost, worst, ...seen } = row;
    const judged = judgedOf(indicator, Object.values(seen));
    // Beside it, 1000 points that are kept, so that the worst case can be told from the score.
    const kept = judgedOf(indicatorOf({ points: 1000, when: { check: 'link-broken' } }), ['0/1']);
    const score = scoreAgency(rulesetOf([]), [judged, kept], new Map(), '2023-08-01');
    const [result] = score.indicators;
    expect([result!.outcome, result!.lost]).toEqual([outcome, Number(lost)]);
    const applicable = 1000 + (outcome === 'not-applicable' ? 0 : result!.max);
    expect(score.worst).toBeCloseTo((1 - Number(worst) / applicable) * 100, 2);
    expect(result!.reason === null, 'a reason where it is neither pass nor fail').toBe(/pass|fail/.test(outcome!));
  });
});

describe('window and from', () => {
  const { indicator, rows } = examples.find((e) => 'as-of' in e.rows[0]!)!;
  test.each(rows.map((row) => ({ row, name: row['as-of'] })))('$name', ({ row }) => {
    const looked: Period[] = [];
    const check = quietCheck((view) => looked.push(view.period));
    const subject = caseOf([targetOf()], { asOf: row['as-of'] });
    const judged = judgeOf(subject, new Map([['interpretation-missing', check]]))(rulesetOf([indicator]));
    const [result] = scoreAgency(rulesetOf([]), judged, new Map(), row['as-of']!).indicators;
    expect(looked.map((p) => `${p.from}..${p.to}`).join() || '–').toBe(row['looks at']);
    expect(result!.outcome).toBe(row.outcome);
  });
});

describe('scores', () => {
  const parts = [...sums.matchAll(/((?:^\|.*\n)+)\n[^|]*?score (\S+), worst (\S+), assessed (\S+), grade (\S+)\./gm)];
  test('there are two', () => expect(parts).toHaveLength(2));
  test.each(parts.map(([, table, ...said]) => ({ rows: tableOf(table!), said })))('$said', ({ rows, said }) => {
    const [score, worst, assessed, grade] = said;
    const judged = rows.map((row) =>
      judgedOf(
        indicatorOf({
          points: Number(row.worth),
          per: row.per,
          when: row.per === 'shortfall' ? { check: 'link-broken', shareBelow: 0.5 } : { check: 'link-broken' },
        }),
        [row.seen!],
      ),
    );
    const result = scoreAgency(rulesetOf([]), judged, new Map(), '2023-08-01');
    expect(result.indicators.map((i) => [i.outcome, String(i.lost)])).toEqual(rows.map((r) => [r.outcome, r.lost]));
    expect([result.score ?? '–', result.worst, result.grade ?? '–'].map(String)).toEqual([score, worst, grade]);
    expect(result.assessed).toBeCloseTo(Number(assessed), 3);
  });
});

test('every form has its example', () => {
  const text = JSON.stringify(examples);
  for (const form of ['atLeast', 'shareBelow', 'minimumN', 'any', 'all', 'sum', 'max', 'window', 'from'])
    expect(text, form).toContain(`"${form}":`);
  for (const value of ['veto', 'deduct', 'prompt', 'finding', 'shortfall', 'target'])
    expect(text, value).toContain(`:"${value}"`);
});

/** One cell a leaf, or, where there is one leaf only, one a target. */
function judgedOf(indicator: Indicator, cells: readonly string[]): JudgedIndicator {
  const leaves = leavesOf(indicator.when);
  const rows = leaves.length > 1 ? [cells] : cells.map((cell) => [cell]);
  const targets = rows.map((row, t) => ({
    target: `t${t}`,
    runs: row.map((cell, i) => runOf(cell, `${leaves[i]!.check}-${i}`, `t${t}`)),
  }));
  return { indicator, notApplicable: null, attestation: null, targets };
}

function indicatorOf(over: object): Indicator {
  const named = { requirement: 'N-D01', title: '某指标', source: '某条', confidence: 'official' };
  return indicatorSchema.parse({ ...named, target: 'site', kind: 'deduct', ...over });
}

function rulesetOf(indicators: Indicator[]): Ruleset {
  const inForce = { from: null, to: null };
  return {
    id: 'x',
    title: 'x',
    documentNumber: null,
    issuer: 'x',
    inForce,
    total: 1,
    grades,
    pointsConfidence: 'our-setting',
    indicators,
  };
}

/** The first table of a text, a record a row. */
function tableOf(markdown: string): Row[] {
  const lines = markdown.split('\n').filter((l) => l.startsWith('|'));
  const [head, , ...rows] = lines.map((l) =>
    l
      .split('|')
      .slice(1, -1)
      .map((c) => c.trim()),
  );
  return rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [head![i]!, cell])));
}
