/** The engine beside many others, in a process that has its own answer to Ctrl+C. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runEngine } from '../../../src/crawl/pages/engine.ts';
import { openSnapshot } from '../../../src/snapshot/store.ts';

test('many sites at once leave the answer to Ctrl+C to us, and warn of nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-engine-'));
  const before = process.listenerCount('SIGINT');
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.name);
  process.on('warning', note);
  const during: number[] = [];
  const crawl = async (name: string) => {
    const store = openSnapshot(join(folder, name));
    await runEngine({
      frontier: store.frontier,
      concurrency: 1,
      start: [{ url: `http://${name}.invalid/`, key: name, depth: 0 }],
      left: () => 60_000,
      visit: async () => {
        during.push(process.listenerCount('SIGINT'));
        return 'done';
      },
    });
    store.close();
  };
  await Promise.all(Array.from({ length: 30 }, (_, i) => crawl(`s${i}`)));
  process.off('warning', note);
  rmSync(folder, { recursive: true });
  expect(during).toEqual(Array.from({ length: 30 }, () => before));
  expect(warnings).not.toContain('MaxListenersExceededWarning');
});
