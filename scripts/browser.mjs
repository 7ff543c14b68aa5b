// Sees to a Chrome or Chromium for the accessibility checks. Without one the audit still runs: its facts become gaps.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const applications = {
  darwin: ['/Applications/Google Chrome.app', '/Applications/Chromium.app', '/Applications/Microsoft Edge.app'],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`]
      : [],
  ),
};
const day = 86_400_000;

/** Finds or installs a browser; never fails, says in one line what it does. */
export function ensureBrowser(root, say) {
  const failed = path.join(root, 'node_modules', '.gongkai-no-browser');
  if (hasBrowser() || process.env.GONGKAI_SKIP_BROWSER === '1') return;
  if (Date.now() - (statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0) < day) {
    return say('no browser: accessibility is not checked (the download failed today; install Chromium to have it)');
  }
  if (download(root, say) || installPackage(say)) return;
  writeFileSync(failed, '');
  say('no browser could be installed: the audit runs, accessibility is not checked');
}

function hasBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return (
    commands.some((name) => folders.some((folder) => existsSync(path.join(folder, name)))) ||
    (applications[process.platform] ?? []).some((file) => existsSync(file)) ||
    list(playwrightCache()).some((name) => name.startsWith('chromium'))
  );
}

function playwrightCache() {
  if (process.env.PLAYWRIGHT_BROWSERS_PATH) return process.env.PLAYWRIGHT_BROWSERS_PATH;
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') return path.join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright');
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'ms-playwright');
}

function list(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Playwright's own download needs no administrator; the system packages it wants are added where we may. */
function download(root, say) {
  say('no Chrome or Chromium found: downloading Chromium (playwright-core install chromium-headless-shell) …');
  const cli = path.join(root, 'node_modules/playwright-core/cli.js');
  if (!run(process.execPath, [cli, 'install', 'chromium-headless-shell'])) {
    say('the download failed');
    return false;
  }
  if (mayInstall()) {
    say('adding the system packages that Chromium needs (playwright-core install-deps) …');
    run(process.execPath, [cli, 'install-deps', 'chromium-headless-shell']);
  } else if (process.platform === 'linux') {
    say('should Chromium not start: GONGKAI_INSTALL_SYSTEM=1 npm start installs its system packages (asks sudo)');
  }
  return true;
}

/** The distribution's Chromium, where apt-get is there and we may use it. */
function installPackage(say) {
  if (process.platform !== 'linux' || !mayInstall() || !run('apt-get', ['--version'])) return false;
  say('installing the system packages chromium and fonts-noto-cjk (apt-get) …');
  const apt = (...args) => (isRoot() ? run('apt-get', args) : run('sudo', ['apt-get', ...args]));
  apt('-qq', 'update');
  return apt('-qq', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

/** System packages only as root or when told to. */
function mayInstall() {
  return isRoot() || process.env.GONGKAI_INSTALL_SYSTEM === '1';
}

function isRoot() {
  return process.getuid?.() === 0;
}

function run(command, args) {
  const options = { stdio: 'ignore', timeout: 15 * 60_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  return spawnSync(command, args, options).status === 0;
}
