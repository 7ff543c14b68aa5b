/** The judging path of `gongkai score` over many stored sites. argv: addresses (unused), folder, number of sites. */
import { judgeRun } from '../../src/cli/run/judge-run.ts';
import { loadRules } from '../../src/cli/run/rules.ts';
import type { RunRecord } from '../../src/cli/run/run-record.ts';
import { readSnapshots } from '../../src/cli/run/stored-run.ts';
import { workspaceFolders } from '../../src/load/workspace.ts';
import { registerSchema } from '../../src/model/register.ts';

const [, folder = '', count = '1000'] = process.argv.slice(2);
const ids = Array.from({ length: Number(count) }, (_, i) => `s${i}`);
const register = registerSchema.parse({
  sites: ids.map((id) => ({ id, url: `http://${id}.invalid/` })),
  agencies: ids.map((id) => ({
    id: `a-${id}`,
    name: `单位${id}`,
    kind: 'government',
    sites: [{ site: id, role: 'owner' }],
  })),
});
const rules = await loadRules(['national-2019'], workspaceFolders(folder));
const record = {
  id: 'bench',
  asOf: '2024-05-31',
  period: { from: '2024-04-01', to: '2024-04-30' },
  register,
  registerSha256: '',
  agencies: register.agencies.map(({ id }) => id),
  rulesets: ['national-2019'],
  probes: {},
  before: {},
  fixed: {},
  snapshots: Object.fromEntries(ids.map((id) => [id, id])),
  reviews: [],
  attestations: [],
} as unknown as RunRecord;
const snapshots = readSnapshots(folder, record, (text) => {
  throw new Error(text);
});
const { agencies } = judgeRun({ ...rules, record, snapshots });
console.log(
  `${agencies.length} agencies judged, ${agencies.reduce((n, agency) => n + agency.findings.length, 0)} findings`,
);
