/** The shape of a check; see CONTRIBUTING for writing one. */
import type { z } from 'zod';
import type { Evidence, FactMap, FactName, Gap } from './facts.ts';
import type { Reach } from './plan.ts';
import type { AgencyKind } from './register.ts';

export interface Period {
  /** First and last day, `YYYY-MM-DD`, both included, Beijing time. */
  from: string;
  to: string;
}

/** All that a judgement may know, narrowed to what the check declared. */
export interface CaseView<R extends FactName = FactName, O = unknown> {
  agency: {
    id: string;
    name: string;
    names: readonly string[];
    kind: AgencyKind;
    tags: readonly string[];
    services: boolean;
  };
  target: {
    id: string;
    type: 'site' | 'account';
    url: string | null;
    role: 'owner' | 'section';
    /** Column classes that the register says this target need not have. */
    exemptColumns: readonly string[];
    /** For a section: classes of columns that the rest of the portal has. */
    portalColumns?: readonly string[];
    /** 订阅号, 服务号 …; null when the register does not say or the target is no account. */
    accountType: string | null;
  };
  /** Day of the judgement, `YYYY-MM-DD`; its end in +08:00 is meant. */
  asOf: string;
  period: Period;
  facts: Pick<FactMap, R>;
  /** What could not be seen of these facts. */
  gaps: readonly Gap[];
  options: O;
}

type Value = string | number | boolean | null;

/** One thing that is bad, or that might be (`unsure` says why it is not certain). */
export interface Finding<M extends string = string> {
  /** Name of the message. */
  say: M;
  /** Stable place: column class, document number, path without scheme; never a list position. */
  place: string;
  at: Evidence[];
  found: Value;
  required: Value;
  /** Values for the holes of the message. */
  data: Record<string, Value>;
  unsure?: string;
}

/** `n` = how many things were examined, of which those without a finding are good. */
export type Verdict = { n: number } | { notApplicable: string };

export interface Check<R extends FactName = FactName, O extends z.ZodType = z.ZodType, M extends string = string> {
  /** Chinese. What is checked, the harm of the fault, how to mend it. */
  title: string;
  why: string;
  fix: string;
  target: 'site' | 'account';
  /** Site-wide: binds the owner of a site, not the sections on it. */
  ownerOnly?: true;
  /** Judges only what falls into the period, so that a run over another period does not examine its findings again. */
  periodic?: true;
  reads: readonly R[];
  /** It judges nothing but lists what a person must look at: all its findings are unsure, and it serves no deduction. */
  asks?: true;
  /**
   * How far back the site must be read for it, `{}` where its structure is enough. A check that reads columns, documents,
   * pages or leaks and does not say so has the whole site read.
   */
  reach?: (options: z.output<O>, when: { asOf: string; period: Period }) => Reach;
  options: O;
  /** Column classes that options name, so that loading can refuse one that the table does not know. */
  classesIn?: (options: z.output<O>) => readonly string[];
  /** Chinese sentences with {holes}. */
  messages: Record<M, string>;
  run: (view: CaseView<R, z.output<O>>) => Generator<Finding<M>, Verdict, undefined>;
}

/** Types the parts of a check against each other; the file name is its id. */
export function defineCheck<R extends FactName, O extends z.ZodType, M extends string>(
  check: Check<R, O, M>,
): Check<R, O, M> {
  return Object.freeze(check);
}
