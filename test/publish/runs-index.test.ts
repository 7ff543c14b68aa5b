import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isThere, writeRunsIndex } from '../../src/publish/runs-index.ts';

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test('a run counts where its report lies, and no name leads out of the folder', () => {
  const dir = folder();
  mkdirSync(path.join(dir, 'out', 'a'), { recursive: true });
  for (const name of ['out/a/index.html', 'index.html']) writeFileSync(path.join(dir, name), '');
  expect(['a', 'gone', '..', '.', ''].map((id) => isThere(path.join(dir, 'out'), id))).toEqual([
    ...[true, false, false, false, false],
  ]);
});

test('the page is replaced whole', () => {
  const dir = folder();
  writeRunsIndex(dir, 'one');
  writeRunsIndex(dir, 'two');
  expect(readdirSync(dir)).toEqual(['index.html']);
  expect(readFileSync(path.join(dir, 'index.html'), 'utf8')).toBe('two');
});
