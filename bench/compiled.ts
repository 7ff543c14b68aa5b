/** The programs of the bench with all that they import, compiled as the package is: users do not wait for types to be stripped. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
let folder: string | undefined;

/** Path of a compiled file below bench/; everything is compiled at the first call, and gone when the process ends. */
export function compiled(file: string): string {
  folder ??= compileAll();
  return join(folder, 'dist/bench', file.replace(/\.ts$/, '.js'));
}

function compileAll(): string {
  console.error('Compiling …');
  const made = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  symlinkSync(join(root, 'node_modules'), join(made, 'node_modules'));
  const args = [join(root, 'scripts/build.mjs'), join(made, 'dist'), join(import.meta.dirname, 'tsconfig.json')];
  if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) throw new Error('does not compile');
  return made;
}
