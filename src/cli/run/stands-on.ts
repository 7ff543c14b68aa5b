/** Which earlier snapshot of each site a new run stands on: the last that is sealed and holds pages. */
import path from 'node:path';
import type { Register } from '../../model/register.ts';
import { openEarlier } from '../../snapshot/earlier.ts';
import { listRuns, readAnyRecord } from './run-record.ts';

/** A year of monthly runs; a site that was not seen for longer is read afresh. */
const maxRuns = 12;

/** Site id → snapshot folder below `data/`. */
export function earlierSnapshots(dataDir: string, { sites }: Pick<Register, 'sites'>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const run of listRuns(dataDir).slice(-maxRuns).reverse()) {
    const open = sites.filter(({ id }) => found[id] === undefined);
    if (open.length === 0) break;
    const { register, snapshots, recheck } = readAnyRecord(dataDir, run);
    // Most of its pages were not asked for.
    if (recheck !== undefined) continue;
    for (const { id, url } of open) {
      const folder = snapshots[id];
      const isSame = register.sites.some((site) => site.id === id && site.url === url);
      if (folder !== undefined && isSame && holdsPages(path.join(dataDir, folder))) found[id] = folder;
    }
  }
  return found;
}

function holdsPages(folder: string): boolean {
  const earlier = openEarlier(folder);
  if (earlier === null) return false;
  try {
    return earlier.urls().length > 0;
  } finally {
    earlier.close();
  }
}
