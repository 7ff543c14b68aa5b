/** Policies and interpretations as readers judged them: no pair is made up, none is lost. */
import { existsSync } from 'node:fs';
import { expect, describe as group, test } from 'vitest';
import { elementsOf } from '../../src/extract/policies/interpretation-elements.ts';
import { policiesDue } from '../../src/lib/policies.ts';
import { capturedPairs, namedPolicies, sites, wrongMatches } from './captured-pairs.ts';
import { titlePairs } from './title-pairs.ts';

group.skipIf(!existsSync(sites))('captured pairs (skipped where ../shared/real is missing)', () => {
  const drafts = capturedPairs();
  const explaining = drafts.filter(({ row }) => row.kind === 'interpretation');
  const policies = drafts.filter(({ row }) => row.kind === 'policy');

  test('an interpretation of somebody else’s policy is matched with none of the site', () => {
    expect(wrongMatches(drafts)).toEqual([]);
  });

  test('the policy that an interpretation names is found where the site has it, and its namesake of another year is not', () => {
    expect(namedPolicies(drafts).missed).toEqual([]);
  });

  test('which policies are the own ones, and which surely owe an interpretation', () => {
    const asked = policies.map(({ row, draft: { fact } }) => ({ row, fact }));
    expect(
      asked
        .filter(({ row, fact }) => fact.byGovernment !== null && fact.byGovernment !== row.own)
        .map(({ row }) => row.title),
    ).toEqual([]);
    const due = policiesDue(
      asked.map(({ fact }) => fact),
      { from: '2018-05-01', to: '2018-07-30' },
      '2018-07-31',
      3,
    );
    const accused = due.filter(({ doubt }) => doubt === null).map(({ document }) => document.title);
    const owing = asked.filter(({ row }) => row.owes).map(({ fact }) => fact.title);
    expect(accused.filter((title) => !owing.includes(title))).toEqual([]);
    expect(accused.length / owing.length).toBeGreaterThanOrEqual(0.9);
  });

  test('forms', () => {
    const wrong = explaining
      .filter(({ row, draft }) => [...row.forms!].sort().join() !== [...draft.fact.forms].sort().join())
      .map(({ row, draft }) => `${row.title}: ${row.forms} <> ${draft.fact.forms}`);
    expect(wrong.length / explaining.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });

  test('elements: few are claimed that a reader does not see', () => {
    const pairs = explaining
      .filter(({ row }) => row.read)
      .map(({ row, draft }) => [row.elements!, elementsOf(draft.page!.text())] as const);
    const claimed = pairs.flatMap(([theirs, ours]) => ours.map((element) => theirs.includes(element as string)));
    expect(claimed.filter((right) => right).length / claimed.length).toBeGreaterThanOrEqual(0.9);
  });
});

test('well-known policies by titles and days alone: no pair is made up, none is lost', () => {
  const { pairs, sure, missed, wrongSure, wrongFaint } = titlePairs();
  expect({ missed, wrongSure, wrongFaint }).toEqual({ missed: [], wrongSure: [], wrongFaint: [] });
  expect(sure / pairs).toBeGreaterThanOrEqual(0.8);
});
