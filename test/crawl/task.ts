/** A crawl task against a test server: nothing waits, loopback is allowed. */
import type { SiteTask } from '../../src/crawl/site.ts';
import type { FactName } from '../../src/model/facts.ts';
import { siteSchema } from '../../src/model/register.ts';
import { settingsSchema } from '../../src/model/settings.ts';

export const siteNeeds: FactName[] = ['home', 'identity', 'columns', 'documents', 'pages', 'links', 'leaks'];

export function siteTask(url: string, folder: string, settings: object = {}, rest: Partial<SiteTask> = {}): SiteTask {
  return {
    site: siteSchema.parse({ id: 's1', url }),
    folder,
    asOf: '2024-05-31',
    tables: { columns: [], documents: {}, requirements: [], units: { kinds: {}, same: [] }, elements: {} },
    settings: settingsSchema.parse({ delay: 0, ...settings }),
    needs: new Set(siteNeeds),
    network: { resolve: [], allowPrivate: true },
    browserPath: null,
    seed: 'seed',
    now: () => new Date(),
    ...rest,
  };
}
