import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeRunsIndex } from '../../src/publish/runs-index.ts';

test('runs whose reports are there are listed in their order', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'gongkai-test-'));
  try {
    for (const id of ['b', 'a']) {
      mkdirSync(path.join(dir, id));
      writeFileSync(path.join(dir, id, 'index.html'), '');
    }
    const run = (id: string) => ({
      id,
      asOf: '2023-03-01',
      period: { from: '2023-02-01', to: '2023-02-28' },
      agencies: 2,
    });
    writeRunsIndex(dir, [run('b'), run('gone'), run('a')]);
    const html = readFileSync(path.join(dir, 'index.html'), 'utf8');
    expect([...html.matchAll(/href="([^"]+)"/g)].map((m) => m[1])).toEqual(['b/index.html', 'a/index.html']);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
