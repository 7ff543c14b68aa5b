/** Where each agency's page lies: a name that is safe on every disk and in every address. */
import { sha256 } from '../src/lib/hash.ts';
import type { AgencyResult } from '../src/model/results.ts';

/** Agency id → path relative to the report's folder. Ids that differ in case only, or hold other characters, become hashes. */
export function agencyPaths(agencies: readonly Pick<AgencyResult, 'id'>[]): Map<string, string> {
  const taken = new Set<string>();
  const paths = new Map<string, string>();
  for (const { id } of agencies) {
    const plain = /^[\w\u4e00-\u9fff-]{1,64}$/.test(id) && !taken.has(id.toLowerCase());
    const name = plain ? id : `id-${sha256(id).slice(0, 16)}`;
    taken.add(name.toLowerCase());
    paths.set(id, `agencies/${name}.html`);
  }
  return paths;
}
