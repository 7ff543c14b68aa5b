/** Ours, whole: crawls each site into a sealed snapshot. argv: addresses, folder, settings as JSON. */
import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { crawlSite } from '../../src/crawl/site.ts';
import { loadTables } from '../../src/load/tables.ts';
import { benchTask } from './task.ts';

const [input = '', folder = '', settings = '{}'] = process.argv.slice(2);
const origins: string[] = JSON.parse(readFileSync(input, 'utf8'));
const { tables } = loadTables();
const tasks = origins.map((origin, i) => benchTask(origin, i, folder, JSON.parse(settings)));
await pLimit(tasks[0]!.settings.sites).map(tasks, (task) => crawlSite({ ...task, tables }));
