/** Where our own data files lie: the same layout in a checkout and in the packed package's `dist`. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = nearestAbove('checks/data');

/** Absolute path of a file of the package, as `packagePath('checks', 'data', 'columns.yaml')`. */
export function packagePath(...parts: string[]): string {
  return path.join(root, ...parts);
}

/** What `gongkai` runs; beside `dist` in the packed package. */
export function programFile(): string {
  return path.join(nearestAbove('bin/gongkai.mjs'), 'bin', 'gongkai.mjs');
}

/** The nearest folder above this file that holds what is named. */
function nearestAbove(held: string): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, held))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`no folder above ${import.meta.dirname} holds ${held}`);
  }
}
