// Makes a fresh machine ready before `npm start` and `npm test`: packages, then a browser.
// Plain JavaScript without packages: it runs under whatever Node is there.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';

const root = path.dirname(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname));

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Gongkai needs Node 20 or newer to set itself up; this is Node ${process.versions.node}.`);
}
if (modified('node_modules/.package-lock.json') < modified('package-lock.json')) installPackages();
ensureBrowser(root, say);

function installPackages() {
  say('installing packages (npm install, about a minute) …');
  const run = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, ...systemPath() },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (run.status !== 0) stop('npm install failed (its own words are above). Is the package registry reachable?');
}

/** The PATH without node_modules/.bin: npm must not run on the very Node that it is about to replace. */
function systemPath() {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (process.env[name] ?? '').split(path.delimiter);
  return { [name]: folders.filter((folder) => !folder.includes('node_modules')).join(path.delimiter) };
}

/** Time of the last change in ms; 0 where there is no such file. */
function modified(file) {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function say(text) {
  console.error(`setup: ${text}`);
}

function stop(text) {
  say(text);
  process.exit(1);
}
