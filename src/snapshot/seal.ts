/** The hash that seals a snapshot, made of the texts in which its facts and gaps are kept: they are hashed without being read. */
import { canonicalJson, sha256 } from '../lib/hash.ts';
import type { Facts, Gap } from '../model/facts.ts';

export interface SealedTexts {
  /** Canonical JSON by name of the fact. */
  facts: ReadonlyMap<string, string>;
  /** Canonical JSON of all gaps. */
  gaps: string;
}

export function textsOf(facts: Facts, gaps: readonly Gap[]): SealedTexts {
  const known = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  return { facts: new Map(known.map(([name, fact]) => [name, canonicalJson(fact)])), gaps: canonicalJson(gaps) };
}

/** Equals `hashOf({ facts, gaps })`. */
export function hashOfTexts({ facts, gaps }: SealedTexts): string {
  const names = [...facts.keys()].sort();
  const parts = names.map((name) => `${JSON.stringify(name)}:${facts.get(name)}`);
  return sha256(`{"facts":{${parts.join(',')}},"gaps":${gaps}}`);
}
