/** Cases for judging: one agency, one site, and checks made for the purpose. */
import { z } from 'zod';
import type { Case, CaseTarget } from '../../src/judge/case.ts';
import { deepFreeze } from '../../src/lib/freeze.ts';
import type { Check, Finding } from '../../src/model/check.ts';
import type { Facts, Gap } from '../../src/model/facts.ts';
import type { Agency } from '../../src/model/register.ts';
import { origin, plainFacts } from '../checks/facts.ts';

export const agency: Agency = {
  id: 'finance',
  name: '青禾区财政局',
  aliases: ['区财政局'],
  kind: 'department',
  sites: [],
  services: true,
  tags: [],
};

export function targetOf(over: Partial<CaseTarget> = {}, facts: Facts = plainFacts(), gaps: Gap[] = []): CaseTarget {
  return {
    id: 'qinghe-site',
    type: 'site',
    name: '青禾区人民政府网站',
    url: `${origin}/`,
    role: 'owner',
    paths: [],
    sourceNames: [],
    pins: {},
    accountType: null,
    snapshot: {
      target: 'qinghe-site',
      type: 'site',
      url: `${origin}/`,
      facts,
      gaps,
      startedAt: '2024-06-01T00:00:00Z',
      finishedAt: '2024-06-01T01:00:00Z',
      counts: { fetched: 1, shown: 0 },
      sha256: '',
    },
    ...over,
  };
}

export function caseOf(targets: CaseTarget[], over: Partial<Case> = {}): Case {
  const period = { from: '2023-07-01', to: '2023-07-31' };
  const empty = { attestations: [], named: new Map() };
  return deepFreeze({ agency, asOf: '2023-08-01', period, targets, ...empty, ...over });
}

/** Finds nothing; `look` sees what it was given. */
export function quietCheck(look: (view: Parameters<Check['run']>[0]) => void, over: Over = {}): Check {
  // biome-ignore lint/correctness/useYield: a check may find nothing
  return checkOf(function* (view) {
    look(view);
    return { n: 1 };
  }, over);
}

type Over = Partial<Omit<Check, 'run' | 'options' | 'classesIn'>>;

export function checkOf(run: Check['run'], over: Over = {}): Check {
  const texts = { title: '某项', why: '某因', fix: '某法', messages: { bad: '{what}不达标' } };
  return { ...texts, target: 'site', reads: [], options: z.strictObject({}), ...over, run };
}

export function findingAt(place: string, over: Partial<Finding> = {}): Finding {
  return { say: 'bad', place, at: [], found: 1, required: '0个', data: { what: place }, ...over };
}
