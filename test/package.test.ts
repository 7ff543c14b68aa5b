/** The package as it is packed: built into a folder of its own, and run from there. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadTables } from '../src/load/tables.ts';

const root = path.dirname(import.meta.dirname);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gongkai-'));
  for (const name of ['bin', 'package.json'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  mkdirSync(path.join(folder, 'node_modules'));
  // What is not bundled, by its name; everything else must be found in the package.
  for (const name of ['axe-core', 'better-sqlite3', 'pdfjs-dist', 'playwright-core'])
    symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name), 'junction');
  const build = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs'), path.join(folder, 'dist')]);
  expect(build.stderr.toString() + build.stdout.toString()).toBe('');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): string {
  const done = spawnSync(process.execPath, [path.join(folder, 'bin/gongkai.mjs'), ...args], { cwd: folder });
  expect(done.stderr.toString()).not.toMatch(/ERR_|错误/);
  return done.stdout.toString();
}

/** The tables as the packed code loads them. */
function packedTables(): ReturnType<typeof loadTables> {
  const code = `const { loadTables } = await import('./dist/src/load/tables.js'); console.log(JSON.stringify(loadTables()))`;
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder });
  return JSON.parse(done.stdout.toString());
}

it('audits with nothing installed but what cannot be bundled', () => {
  const workspace = path.join(folder, 'workspace');
  run('init', workspace);
  expect(run('doctor', '--workspace', workspace)).toContain('评价规则');
  // Nobody listens there.
  const audited = run('audit', 'http://127.0.0.1:1/', '--allow-private', '--workspace', path.join(folder, 'one'));
  expect(audited).toContain('index.html');
});

it('has the same tables, with the same hash, as the YAML', () => {
  expect(packedTables()).toEqual(JSON.parse(JSON.stringify(loadTables())));
});

it('reads the YAML again where somebody has changed it', () => {
  appendFileSync(
    path.join(folder, 'dist/checks/data/documents.yaml'),
    '\nanother: { title: 另一份文件, number: null }\n',
  );
  expect(packedTables().tables.documents).toHaveProperty('another');
});

it('hands on what the authors of the bundled packages ask', () => {
  const texts = readFileSync(path.join(folder, 'dist/packages/LICENSES.txt'), 'utf8');
  expect(texts).toMatch(/^@crawlee\/basic \d/m);
  expect(texts).toMatch(/^zod \d/m);
});
