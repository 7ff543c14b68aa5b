/** What the bench was asked for. */
import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Names of sections; empty means `peers`. */
  sections: string[];
  sites: number;
  /** Of all sites together. */
  pages: number;
  rounds: number;
  /** `ours` leaves the peers out. */
  only: string;
}

export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sites: { type: 'string', default: '4' },
      pages: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: '' },
    },
  });
  const { sites, pages, rounds, only } = values;
  const number = (text: string) => Math.max(1, Math.trunc(Number(text)) || 1);
  return { sections: positionals, sites: number(sites), pages: number(pages), rounds: number(rounds), only };
}
