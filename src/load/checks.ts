/** Checks are found by listing their folder; the file name is the id. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashOf, sha256 } from '../lib/hash.ts';
import type { Check } from '../model/check.ts';
import { packagePath } from './package-root.ts';

export interface LoadedChecks {
  checks: ReadonlyMap<string, Check>;
  /** Hash of all check files. */
  sha256: string;
}

/** `.ts` in a checkout, `.js` in the packed package. A file without a check in it is a bug of ours and throws. */
export async function loadChecks(dir = packagePath('checks')): Promise<LoadedChecks> {
  const checks = new Map<string, Check>();
  const hashes: Record<string, string> = {};
  for (const name of readdirSync(dir).sort()) {
    const id = /^([a-z0-9-]+)\.[tj]s$/.exec(name)?.[1];
    if (id === undefined) continue;
    const file = path.join(dir, name);
    const module: { default?: Check } = await import(pathToFileURL(file).href);
    if (typeof module.default?.run !== 'function') throw new Error(`${file} exports no check by default`);
    checks.set(id, module.default);
    hashes[id] = sha256(readFileSync(file));
  }
  return { checks, sha256: hashOf(hashes) };
}
