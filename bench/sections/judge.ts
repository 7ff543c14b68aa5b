/** Judging a thousand stored sites again: one site's snapshot, copied into as many folders. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFarm } from '../farm/start.ts';
import { measure } from '../measure.ts';
import { ours } from '../ours.ts';

const copies = 1000;
const pages = 500;

export async function measureJudging(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const farm = await startFarm(1, pages);
  try {
    await measure(ours, farm, folder);
    for (let i = 1; i < copies; i++)
      cpSync(join(folder, 's0/snapshot.db'), join(folder, `s${i}/snapshot.db`), { recursive: true });
    const { cpu, seconds, peak, said } = await measure(
      { name: 'judge', file: 'programs/judge.ts', args: [String(copies)] },
      farm,
      folder,
    );
    console.log(`\n## Judging: ${copies} stored sites of ${farm.total} pages, ${said}\n`);
    console.log(
      `- wall time ${seconds.toFixed(1)} s (aim ≤ 60), CPU ${cpu.toFixed(1)} s, ${((cpu * 1000) / copies).toFixed(1)} ms a site, peak ${peak.toFixed(0)} MB`,
    );
  } finally {
    farm.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
