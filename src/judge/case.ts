/** A case: all that a judgement may know of one agency. */
import type { Attestation } from '../model/attestation.ts';
import type { Period } from '../model/check.ts';
import type { Agency } from '../model/register.ts';
import type { Snapshot } from '../model/snapshot.ts';

export interface CaseTarget {
  id: string;
  type: 'site' | 'account';
  name: string;
  url: string;
  role: 'owner' | 'section';
  /** Path prefixes of a section; empty for an owner. */
  paths: readonly string[];
  /** 来源 names that mean this agency. */
  sourceNames: readonly string[];
  /** Column class → address or `none`. */
  pins: Readonly<Record<string, string>>;
  accountType: string | null;
  snapshot: Snapshot;
}

export interface Case {
  agency: Agency;
  asOf: string;
  period: Period;
  targets: readonly CaseTarget[];
  /** Of this agency. */
  attestations: readonly Attestation[];
  /** Requirement id → the units that the document names and whether this agency is one of them. */
  named: ReadonlyMap<string, { units: readonly string[]; isOne: boolean }>;
}

/** Name and aliases, without doubles. */
export function namesOf(agency: Agency): string[] {
  return [...new Set([agency.name, ...agency.aliases])];
}
