/** What our programs crawl with: the defaults, without waiting between requests and without bounds that the farm meets. */
import { join } from 'node:path';
import type { SiteTask } from '../../src/crawl/site.ts';
import type { FactName } from '../../src/model/facts.ts';
import { siteSchema } from '../../src/model/register.ts';
import { settingsSchema } from '../../src/model/settings.ts';

const needs: FactName[] = ['home', 'identity', 'columns', 'documents', 'pages', 'links', 'leaks'];

export function benchTask(origin: string, index: number, folder: string, settings: object = {}): SiteTask {
  return {
    site: siteSchema.parse({ id: `s${index}`, url: `${origin}/` }),
    folder: join(folder, `s${index}`),
    asOf: '2024-05-31',
    tables: { columns: [], documents: {}, requirements: [], units: { kinds: {}, same: [] }, elements: {} },
    settings: settingsSchema.parse({ delay: 0, maxPages: 200_000, maxDepth: 50, browser: false, ...settings }),
    needs: new Set(needs),
    network: { resolve: [], allowPrivate: true },
    browserPath: null,
    seed: 'bench',
    now: () => new Date(),
  };
}
