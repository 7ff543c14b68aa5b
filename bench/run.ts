/** `npm run bench -- [SECTION…] [--sites N] [--pages N] [--rounds N] [--only ours]`; sections and figures: docs/benchmarks.md. */
import { cpus } from 'node:os';
import { readOptions } from './options.ts';
import { measureHosts } from './sections/hosts.ts';
import { measureJudging } from './sections/judge.ts';
import { measureMemory } from './sections/memory.ts';
import { measureMonths } from './sections/months.ts';
import { comparePeers } from './sections/peers.ts';

const sections = {
  peers: comparePeers,
  memory: measureMemory,
  hosts: measureHosts,
  months: measureMonths,
  judge: measureJudging,
};

const options = readOptions(process.argv.slice(2));
console.log(`Node ${process.versions.node}, ${cpus().length} cores`);
for (const name of options.sections.length === 0 ? ['peers'] : options.sections) {
  const section = sections[name as keyof typeof sections];
  if (section === undefined) throw new Error(`no section ${name}: ${Object.keys(sections).join(', ')}`);
  await section(options);
}
