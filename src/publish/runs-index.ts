/** `out/index.html`, the page above all runs: which of them still lie there, and the page replaced in one step. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Whether the report of a run was not taken away; an id that is no plain name is none of ours. */
export function isThere(outDir: string, id: string, file = 'index.html'): boolean {
  return /^[\w-]+$/.test(id) && existsSync(path.join(outDir, id, file));
}

export function writeRunsIndex(outDir: string, html: string): void {
  const file = path.join(outDir, 'index.html');
  writeFileSync(`${file}.part`, html);
  renameSync(`${file}.part`, file);
}
