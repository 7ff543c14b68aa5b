/** Run as a process of its own, to be killed: crawls the address into the folder. */

import { crawlSite } from '../../src/crawl/site.ts';
import type { FactName } from '../../src/model/facts.ts';
import { siteTask } from './task.ts';

const [url = '', folder = ''] = process.argv.slice(2);
await crawlSite(siteTask(url, folder, { concurrency: 1 }, { needs: new Set<FactName>(['pages']) }));
