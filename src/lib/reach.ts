/** What several checks need, put together into one plan. */
import type { Check, Period } from '../model/check.ts';
import type { FactName } from '../model/facts.ts';
import type { Plan, Reach } from '../model/plan.ts';
import { later } from './dates.ts';
import { canonicalJson } from './hash.ts';

export interface When {
  asOf: string;
  period: Period;
}

/** Facts that grow with every page read: a check that does not say how far it reaches may need all of them. */
const growing: readonly FactName[] = [
  'columns',
  'documents',
  'pages',
  'leaks',
  'texts',
  'messages',
  'decisions',
  'wording',
  'attachments',
];

/** Null: everything. */
export function reachOf(check: Pick<Check, 'reads' | 'reach'>, options: unknown, when: When): Reach | null {
  if (check.reach !== undefined) return check.reach(options, when);
  return check.reads.some((fact) => growing.includes(fact)) ? null : {};
}

/** Null where one of them needs everything. */
export function planOf(reaches: readonly (Reach | null)[], asOf: string): Plan | null {
  const least: Plan = { since: asOf, documents: null, policies: null, lists: {}, sample: 0 };
  return reaches.reduce<Plan | null>((plan, reach) => plan && reach && joined(plan, reach), least);
}

/** Whether what was read by the plan is all that is needed. */
export function covers(plan: Plan, reach: Reach | null): boolean {
  return reach !== null && canonicalJson(joined(plan, reach)) === canonicalJson(plan);
}

function joined(plan: Plan, reach: Reach): Plan {
  const policies =
    plan.policies && reach.policies ? earlier(plan.policies, reach.policies) : plan.policies || reach.policies || null;
  const only = [plan.policiesOnly, reach.policiesOnly].flatMap((day) => day ?? []).sort()[0];
  const opened = earliest(plan.opened ?? {}, reach.opened ?? {});
  const attachments = earliest(plan.attachments ?? {}, reach.attachments ?? {});
  return {
    since: earlier(plan.since, reach.since ?? plan.since),
    documents: bothOf(plan.documents, reach.documents ?? null),
    policies,
    ...(only !== undefined && (policies === null || only < policies) && { policiesOnly: only }),
    lists: earliest(plan.lists, reach.lists ?? {}),
    ...(Object.keys(opened).length > 0 && { opened }),
    ...(Object.keys(attachments).length > 0 && { attachments }),
    sample: Math.max(plan.sample, reach.sample ?? 0),
  };
}

type Days = Readonly<Record<string, string>>;

function earliest(a: Days, b: Days): Days {
  const days = { ...a };
  for (const [name, day] of Object.entries(b)) days[name] = earlier(days[name] ?? day, day);
  return days;
}

function bothOf(a: Plan['documents'], b: Plan['documents']): Plan['documents'] {
  if (a === null || b === null) return a ?? b;
  return { from: earlier(a.from, b.from), to: later(a.to, b.to)! };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
