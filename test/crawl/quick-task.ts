/** A crawl task in a folder of its own whose pauses are short. */
import type { SiteTask } from '../../src/crawl/site.ts';
import { tempFolder } from '../snapshot/folder.ts';
import { siteTask } from './task.ts';

const patience = { pauses: [5, 10], busy: 0, rests: [1, 2] };

export function quickTask(url: string, settings: object = {}, rest: Partial<SiteTask> = {}): SiteTask {
  return siteTask(url, tempFolder(), settings, { patience, ...rest });
}
