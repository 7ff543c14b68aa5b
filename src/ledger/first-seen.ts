/** Since when a problem is known: the day from which its time to be mended runs. */
import type { Database } from './database.ts';

/** Agency → fingerprint → as-of of the run that first found it for sure, since it was last mended or set aside. */
export async function firstSeen(
  db: Database,
  agencies: readonly string[],
  asOf: string,
): Promise<Map<string, Map<string, string>>> {
  const seen = new Map<string, Map<string, string>>(agencies.map((agency) => [agency, new Map()]));
  if (agencies.length === 0) return seen;
  const rows = await db
    .selectFrom('findings')
    .innerJoin('runs', 'runs.id', 'findings.run')
    .select(['findings.agency', 'findings.fingerprint', 'findings.state', 'runs.as_of'])
    .where('findings.outcome', '=', 'bad')
    .where('runs.as_of', '<=', asOf)
    .orderBy('runs.as_of')
    .orderBy('runs.started_at')
    .execute();
  for (const { agency, fingerprint, state, as_of } of rows) {
    const own = seen.get(agency);
    if (own === undefined) continue;
    if (state === 'fixed' || state === 'dismissed') own.delete(fingerprint);
    else if (!own.has(fingerprint)) own.set(fingerprint, as_of);
  }
  return seen;
}
