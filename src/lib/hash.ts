import { createHash } from 'node:crypto';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Equals `sha256` of the pieces in one. */
export function hashOfPieces(pieces: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** JSON with sorted keys: the same value always gives the same bytes. */
export function canonicalJson(value: unknown, indent = 0): string {
  // Row by row: a sorted copy of all rows of a large site would need as much memory again.
  if (Array.isArray(value) && indent === 0) return `[${value.map((row) => canonicalJson(row) ?? 'null').join(',')}]`;
  return JSON.stringify(sorted(value), null, indent);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([k, v]) => [k, sorted(v)]));
}

export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
