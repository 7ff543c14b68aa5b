/** A hundred hosts at once, a second between the requests to each: the slowest host's waiting is the theoretical time. */
import { startFarm } from '../farm/start.ts';
import { measure } from '../measure.ts';
import { ours } from '../ours.ts';

const hosts = 100;
const delay = 1000;

export async function measureHosts(): Promise<void> {
  const farm = await startFarm(hosts, hosts * 22);
  const args = [JSON.stringify({ atOnce: true, settings: { delay } })];
  const { seconds, cpu, peak, seen } = await measure({ ...ours, args }, farm).finally(farm.stop);
  const theory = ((seen.requests / hosts - 1) * delay) / 1000;
  console.log(`\n## Hosts: ${hosts} at once, ${delay} ms between requests to one\n`);
  console.log(`- pages got: ${seen.pages}/${farm.total}, requests: ${seen.requests}`);
  console.log(
    `- wall time ${seconds.toFixed(1)} s, theoretical ${theory.toFixed(1)} s: ${(seconds / theory).toFixed(2)}×`,
  );
  console.log(`- CPU ${cpu.toFixed(1)} s, peak ${peak.toFixed(0)} MB`);
}
