/** Ours, whole: crawls each site into a sealed snapshot. argv: addresses, folder, what to do otherwise than usual as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { crawlSite } from '../../src/crawl/site.ts';
import { loadTables } from '../../src/load/tables.ts';
import { benchTask } from './task.ts';

interface Otherwise {
  settings?: object;
  /** All sites at once. */
  atOnce?: boolean;
  /** Folder with the snapshots of the month before. */
  previous?: string;
}

const [input = '', folder = '', said = '{}'] = process.argv.slice(2);
const { settings = {}, atOnce = false, previous }: Otherwise = JSON.parse(said);
const origins: string[] = JSON.parse(readFileSync(input, 'utf8'));
const { tables } = loadTables();
const tasks = origins.map((origin, i) => benchTask(origin, i, folder, settings));
const limit = pLimit(atOnce ? tasks.length : (tasks[0]?.settings.sites ?? 1));
await limit.map(tasks, (task) => {
  const earlier = previous === undefined ? {} : { previous: join(previous, task.site.id) };
  return crawlSite({ ...task, tables, ...earlier });
});
