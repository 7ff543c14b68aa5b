/** Installs the peers at first use, beside the bench and not among our own packages. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const peers = [
  { name: 'linkinator', file: 'peers/linkinator.mjs', package: 'linkinator' },
  { name: 'Crawlee Cheerio, defaults', file: 'peers/crawlee.mjs', package: '@crawlee/cheerio' },
];

/** Those that are there; the bench goes on without the others and says so. */
export function installedPeers(): typeof peers {
  const folder = import.meta.dirname;
  const isThere = (name: string) => existsSync(join(folder, 'node_modules', name, 'package.json'));
  if (!peers.every((peer) => isThere(peer.package))) {
    console.error('Installing the peers …');
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: folder, stdio: 'ignore' });
  }
  for (const { name } of peers.filter((peer) => !isThere(peer.package)))
    console.log(`${name} could not be installed and is left out.`);
  return peers.filter((peer) => isThere(peer.package));
}
