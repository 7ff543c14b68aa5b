/** Starts the farm's server and talks to it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Seen } from './log.ts';

export interface Farm {
  /** Origins, one a site. */
  urls: string[];
  /** Pages of all sites. */
  total: number;
  /** What the server saw since the last time. */
  take(): Promise<Seen>;
  stop(): void;
}

export async function startFarm(sites: number, pages: number, seed = 1): Promise<Farm> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [sites, pages, seed].map(String));
  const [ready] = (await Promise.race([once(child, 'message'), failed(once(child, 'exit'))])) as [
    Pick<Farm, 'urls' | 'total'>,
  ];
  return {
    ...ready,
    async take() {
      child.send('take');
      return (await once(child, 'message'))[0] as Seen;
    },
    stop: () => void child.disconnect(),
  };
}

async function failed(exit: Promise<unknown[]>): Promise<never> {
  throw new Error(`the farm's server ended with ${(await exit)[0]}`);
}
