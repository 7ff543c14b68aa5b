/** The hash that seals a snapshot, made of the texts in which its facts and gaps are kept: they are hashed without being read. */
import { canonicalJson, hashOfPieces } from '../lib/hash.ts';
import type { Facts } from '../model/facts.ts';

/** Name and canonical JSON of a fact. */
export type FactText = readonly [name: string, json: string];

/** In the order of their names, each made when it is asked for: those of a large site are large. */
export function* textsOf(facts: Facts): Generator<FactText> {
  const known = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  known.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, fact] of known) yield [name, canonicalJson(fact)];
}

/** Equals `hashOf({ facts, gaps })`, of texts in the order of their names and the canonical JSON of all gaps. */
export function hashOfTexts(facts: Iterable<FactText>, gaps: string): string {
  return hashOfPieces(pieces(facts, gaps));
}

function* pieces(facts: Iterable<FactText>, gaps: string): Generator<string> {
  let before = '{"facts":{';
  for (const [name, json] of facts) {
    yield `${before}${JSON.stringify(name)}:`;
    yield json;
    before = ',';
  }
  yield before === ',' ? '}' : `${before}}`;
  yield `,"gaps":${gaps}}`;
}
