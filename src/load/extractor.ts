/** Which extractor this is: facts that another one read are read anew. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf, sha256 } from '../lib/hash.ts';
import { packagePath } from './package-root.ts';

/** What the reading of a page is made of. */
const folders = ['extract', 'lib'];

let ours: string | undefined;

/** Hash of its code: `.ts` in a checkout, `.js` in the packed package. */
export function extractorHash(): string {
  ours ??= hashOfCode(packagePath('src'));
  return ours;
}

export function hashOfCode(dir: string): string {
  const hashes: Record<string, string> = {};
  for (const folder of folders)
    for (const name of readdirSync(path.join(dir, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.[jt]s$/.test(name)) hashes[`${folder}/${name}`] = sha256(readFileSync(path.join(dir, folder, name)));
  return hashOf(hashes);
}
