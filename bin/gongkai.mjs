#!/usr/bin/env -S node --max-semi-space-size=16 --heap-growing-percent=30
// From a checkout it runs the TypeScript sources, from the packed package the compiled ones; both need Node 24.
// The flags keep a crawl's memory near what it holds: Node would let garbage grow with the memory of the machine.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const source = path.join(root, 'src/cli/main.ts');
const ownNode = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Compiled code is kept beside the package, not in a temporary folder that others may write to; where that cannot be, nothing is kept.
  module.enableCompileCache(path.join(root, 'node_modules/.cache/gongkai'));
  const { main } = await import(
    pathToFileURL(existsSync(source) ? source : path.join(root, 'dist/src/cli/main.js')).href
  );
  process.exitCode = await main(process.argv.slice(2));
} else if (existsSync(ownNode)) {
  const run = spawnSync(ownNode, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} else {
  console.error(`公开（gongkai）需要 Node 24 或更高版本，当前为 ${process.versions.node}。`);
  process.exitCode = 78;
}
