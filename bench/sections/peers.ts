/** Floor, ours and peers over the same farm, in interleaved rounds: only ratios within one run mean something. */
import { startFarm } from '../farm/start.ts';
import { type Cost, measure, type Program } from '../measure.ts';
import type { BenchOptions } from '../options.ts';
import { nodeFlags, ours } from '../ours.ts';
import { installedPeers } from '../peers/install.ts';
import { median, spread, table } from '../table.ts';

const names = {
  parse: 'floor: + parse, follow links',
  store: 'floor: + SQLite, WARC',
  engine: 'ours: engine, least reading',
  whole: ours.name,
};

const engine: Program = { name: names.engine, file: 'programs/engine.ts', node: nodeFlags };

/** Costs of a round without a site. */
type Starts = Record<'whole' | 'engine', Cost[]>;

export async function comparePeers({ sites, pages, rounds, only }: BenchOptions): Promise<void> {
  const farm = await startFarm(sites, pages);
  const programs: Program[] = [
    { name: 'floor: bare download', file: 'programs/download.ts', args: [String(pages)] },
    { name: names.parse, file: 'programs/floor.ts', args: ['parse'] },
    { name: names.store, file: 'programs/floor.ts', args: ['store'] },
    engine,
    ours,
    ...(only === 'ours' ? [] : installedPeers()),
  ];
  const costs = new Map<string, Cost[]>(programs.map(({ name }) => [name, []]));
  const starts: Starts = { whole: [], engine: [] };
  try {
    for (let round = 0; round < rounds; round++) {
      // Nothing to crawl: what starting costs.
      starts.whole.push(await measure(ours, { ...farm, urls: [] }));
      starts.engine.push(await measure(engine, { ...farm, urls: [] }));
      for (const program of programs) {
        console.error(`round ${round + 1}/${rounds}: ${program.name}`);
        costs.get(program.name)!.push(await measure(program, farm));
      }
    }
  } finally {
    farm.stop();
  }
  console.log(`\n## Peers: ${farm.total} pages on ${sites} sites, ${rounds} rounds; median (lowest–highest)\n`);
  console.log(
    table(
      ['program', 'pages/s', 'CPU s/1000 pages', 'peak MB', 'pages got'],
      programs.map(({ name }) => rowOf(name, costs.get(name)!, farm.total)),
    ),
  );
  const seconds = (of: (cost: Cost) => number) => spread(starts.whole.map(of), 2);
  const start = `- start of ours alone: ${seconds((c) => c.cpu)} s of CPU, ${seconds((c) => c.seconds)} s; counted in the table and in all ratios but that of extraction`;
  console.log(`\n${[...ratios(costs, starts, farm.total), start].join('\n')}`);
}

function rowOf(name: string, costs: readonly Cost[], total: number): string[] {
  return [
    name,
    spread(
      costs.map(({ seconds }) => total / seconds),
      0,
    ),
    spread(
      costs.map(({ cpu }) => (cpu * 1000) / total),
      2,
    ),
    spread(
      costs.map(({ peak }) => peak),
      0,
    ),
    `${Math.min(...costs.map(({ seen }) => seen.pages))}/${total}`,
  ];
}

/** Of one round each, so that what else the machine did falls on both sides. */
function ratios(costs: ReadonlyMap<string, readonly Cost[]>, starts: Starts, total: number): string[] {
  const whole = costs.get(names.whole)!;
  const store = costs.get(names.store)!;
  const engines = costs.get(names.engine)!;
  const cpu = engines.map((cost, i) => cost.cpu / store[i]!.cpu);
  const pagesAlone = (cost: Cost, start: Cost) => cost.cpu - start.cpu;
  const reading = whole.map(
    (cost, i) => ((pagesAlone(cost, starts.whole[i]!) - pagesAlone(engines[i]!, starts.engine[i]!)) * 1000) / total,
  );
  const lines = [
    `engine ÷ floor that stores, CPU: ${spread(cpu, 2)} (aim ≤ 2)`,
    `full extraction beyond the engine, ms of CPU a page: ${spread(reading, 2)} (aim ≤ 1.5)`,
  ];
  for (const [name, aim] of [
    ['linkinator', 3],
    ['Crawlee Cheerio, defaults', 8],
  ] as const) {
    const peer = costs.get(name);
    if (peer === undefined) continue;
    const faster = whole.map((cost, i) => peer[i]!.seconds / cost.seconds);
    const cheaper = median(whole.map((cost, i) => peer[i]!.cpu / cost.cpu));
    lines.push(`ours, whole, ÷ ${name}, pages/s: ${spread(faster, 1)} (aim ≥ ${aim}); CPU ÷ ${cheaper.toFixed(1)}`);
  }
  return lines.map((line) => `- ${line}`);
}
