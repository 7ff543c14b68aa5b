/** The captured sites of the shared folder, served on loopback under their own names. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const shared = join(import.meta.dirname, '../../shared');
const tool = join(shared, 'tools/serve-sites.mjs');

/** Whether the site is there; tests of it are skipped where it is not. */
export function isCaptured(host: string): boolean {
  return existsSync(tool) && existsSync(join(shared, 'real/sites', host));
}

/** Address of a proxy that answers for them, until the test ends. */
export async function serveSites(): Promise<string> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [tool, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return `http://127.0.0.1:${port}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
