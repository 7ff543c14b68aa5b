/** Where our own data files lie: the same layout in a checkout and in the packed package's `dist`. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = findRoot(import.meta.dirname);

/** Absolute path of a file of the package, as `packagePath('checks', 'data', 'columns.yaml')`. */
export function packagePath(...parts: string[]): string {
  return path.join(root, ...parts);
}

/** The nearest folder above that holds `checks/data`. */
function findRoot(start: string): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'checks', 'data'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no folder above ${start} holds checks/data`);
  }
}
