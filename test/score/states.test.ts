import { expect, test } from 'vitest';
import type { CheckRun } from '../../src/model/judged.ts';
import type { FindingResult } from '../../src/model/results.ts';
import { findingResults, type History } from '../../src/score/findings.ts';
import { gap, origin, seen } from '../checks/facts.ts';
import { runOf } from './seen.ts';

const none: History = {
  counted: new Set<string>(),
  reviews: new Map(),
  before: [],
  fixed: [],
  gaps: [],
  isExamined: () => true,
};

/** One finding of `c` on `site`, bad or unsure, with the page that it stands on. */
function run(cell: string, status: CheckRun['status'] = 'done'): CheckRun {
  const made = runOf(cell, 'c');
  return { ...made, status, findings: made.findings.map((f) => ({ ...f, at: [seen('/a.html')] })) };
}
/** The same finding as the run before left it. */
function before(state: FindingResult['state'], cell = '1/1'): FindingResult[] {
  return findingResults([run(cell)], none).map((f) => ({ ...f, state }));
}
const statesOf = (runs: CheckRun[], history: Partial<History>) =>
  findingResults(runs, { ...none, ...history }).map((f) => f.state);

test('a finding that is there', () => {
  expect(statesOf([run('1/1')], {})).toEqual(['new']);
  expect(statesOf([run('1/1')], { before: before('new') })).toEqual(['open']);
  expect(statesOf([run('1/1')], { before: before('not-rechecked') })).toEqual(['open']);
  // A dismissal that has run out leaves it open, not new.
  expect(statesOf([run('1/1')], { before: before('dismissed') })).toEqual(['open']);
});

test('a fault that was mended and is back', () => {
  const fixed = ['c:site:0'];
  expect(statesOf([run('1/1')], { before: before('fixed'), fixed })).toEqual(['reopened']);
  // It was mended some runs ago, and the run before did not mention it.
  expect(statesOf([run('1/1')], { fixed })).toEqual(['reopened']);
});

test('a sure fault that can only be suspected now was not examined again', () => {
  expect(statesOf([run('0+1/1')], { before: before('open') })).toEqual(['not-rechecked']);
  expect(statesOf([run('1/1')], { before: before('open', '0+1/1') })).toEqual(['open']);
});

test('a dismissal holds for the state as well', () => {
  const reviews = new Map([
    [
      'c:site:0',
      { fingerprint: 'c:site:0', decision: 'dismiss', reason: '误判', by: '某科', at: '2023-08-02' } as const,
    ],
  ]);
  expect(findingResults([run('1/1')], { ...none, reviews, before: before('open') })).toMatchObject([
    { state: 'dismissed', review: 'dismiss' },
  ]);
});

test('a finding that is gone is fixed only where its place was examined again without a gap', () => {
  const open = before('open');
  expect(statesOf([run('0/1')], { before: open })).toEqual(['fixed']);
  for (const status of ['unsure', 'error', 'not-applicable'] as const)
    expect(statesOf([run('0/1', status)], { before: open }), status).toEqual(['not-rechecked']);
  expect(statesOf([], { before: open })).toEqual(['not-rechecked']);
  expect(statesOf([runOf('0/1', 'c', 'another-site')], { before: open })).toEqual(['not-rechecked']);
});

test('a gap at its page, or a crawl that was broken off, is no examination', () => {
  const history = { before: before('open') };
  const http = `${origin.replace('https:', 'http:')}/a.html`;
  expect(statesOf([run('0/1')], { ...history, gaps: [gap('pages', http)] })).toEqual(['not-rechecked']);
  expect(statesOf([run('0/1')], { ...history, gaps: [gap('pages', '/b.html')] })).toEqual(['fixed']);
  const broken = [gap('pages', 'site', 'interrupted')];
  expect(statesOf([run('0/1')], { ...history, gaps: broken })).toEqual(['not-rechecked']);
});

test('what was only suspected, was mended or was dismissed leaves no trace once it is gone', () => {
  for (const gone of [before('open', '0+1/1'), before('fixed'), before('dismissed')])
    expect(statesOf([run('0/1')], { before: gone })).toEqual([]);
});

test('where two runs tell of one place, the sure one is shown', () => {
  const [sure, unsure] = [run('1/1'), run('0+1/1')];
  for (const runs of [
    [sure, unsure],
    [unsure, sure],
  ])
    expect(findingResults(runs, none).map((f) => f.outcome)).toEqual(['bad']);
});

test('what an earlier period left is not mended because this period does not look at it', () => {
  const elsewhere = { before: before('open'), isExamined: () => false };
  expect(statesOf([run('0/1')], elsewhere)).toEqual(['not-rechecked']);
  expect(statesOf([run('0/1')], { before: before('open') })).toEqual(['fixed']);
});

test('what only prompts ask for is marked: it is no problem of the rectification list', () => {
  const [finding] = findingResults([run('1/1')], none);
  expect(finding).toMatchObject({ asked: true });
  const counted = new Set([finding!.fingerprint]);
  expect(findingResults([run('1/1')], { ...none, counted })[0]).not.toHaveProperty('asked');
});
