import { expect, test } from 'vitest';
import { recheckedResult } from '../../../src/cli/run/recheck-results.ts';
import type { AgencyResult, FindingResult } from '../../../src/model/results.ts';

const at = (...urls: string[]) =>
  urls.map((url) => ({ url, fetchedAt: '2023-03-01T00:00:00Z', sha256: null, record: null }));
const finding = (fingerprint: string, more: Partial<FindingResult>): FindingResult => ({
  ...{ fingerprint, check: 'tag-missing', say: 'missing', text: fingerprint, outcome: 'bad', doubt: null },
  ...{ target: 'site', place: fingerprint, found: 3, required: 0, data: {}, state: 'open', at: [] },
  ...more,
});
const agency = (findings: FindingResult[]): AgencyResult => ({
  ...{ id: 'a', name: '甲局', kind: 'department', group: 'department', targets: [], scores: [], findings },
});
const seen = new Map([['site', new Set(['x.cn/1', 'x.cn/2'])]]);
const state = (before: Partial<FindingResult>, now: Partial<FindingResult> | null) => {
  const found = now === null ? [] : [finding('f', now)];
  return recheckedResult(agency(found), [finding('f', before)], seen).findings.map((f) => f.state);
};

test('a problem is told of only where its places answered again', () => {
  const [both, one, none] = [
    at('http://x.cn/1', 'http://x.cn/2'),
    at('http://x.cn/1', 'http://x.cn/9'),
    at('http://x.cn/9'),
  ];
  expect(state({ at: both }, { at: both, state: 'fixed' })).toEqual(['fixed']);
  expect(state({ at: one }, { at: one, state: 'fixed' })).toEqual(['not-rechecked']);
  expect(state({ at: both }, { at: both })).toEqual(['open']);
  expect(state({ at: none }, { at: none })).toEqual(['not-rechecked']);
  expect(state({ at: none, outcome: 'unsure' }, null)).toEqual([]);
});

test('a problem of many pages still stands where those that stand for them count as before; else nobody knows', () => {
  const [before, others] = [at('http://x.cn/1', 'http://x.cn/2'), at('http://x.cn/8', 'http://x.cn/9')];
  expect(state({ at: before }, { at: others })).toEqual(['open']);
  expect(state({ at: before }, { at: others, found: 1 })).toEqual(['not-rechecked']);
});

test('what another check found, or another problem of the same check, is not told', () => {
  const results = agency([finding('f', { at: at('http://x.cn/1') }), finding('g', { at: at('http://x.cn/1') })]);
  const told = recheckedResult(results, [finding('f', { at: at('http://x.cn/1') })], seen);
  expect(told.findings.map((f) => f.fingerprint)).toEqual(['f']);
});
