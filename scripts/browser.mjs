// Sees to a Chrome or Chromium for the accessibility checks. Without one the audit still runs: its facts become gaps.
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const day = 86_400_000;
const none = 3;

/** Finds or installs a browser; never fails, says in one line what it does. */
export function ensureBrowser(root, say) {
  const failed = path.join(root, 'node_modules', '.gongkai-no-browser');
  if (process.env.GONGKAI_SKIP_BROWSER === '1' || hasBrowser(root)) return;
  if (Date.now() - (statSync(failed, { throwIfNoEntry: false })?.mtimeMs ?? 0) < day) {
    return say('no browser: accessibility is not checked (the download failed today; install Chromium to have it)');
  }
  if (download(root, say) || installPackage(say)) return;
  writeFileSync(failed, '');
  say('no browser could be installed: the audit runs, accessibility is not checked');
}

/** Asks the product itself, on the Node that npm installed. */
function hasBrowser(root) {
  const node = path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const question = `import('./src/crawl/browser.ts').then((m) => process.exit(m.findBrowser() === null ? ${none} : 0))`;
  return spawnSync(node, ['-e', question], { cwd: root, stdio: 'ignore' }).status !== none;
}

/** Playwright's own download needs no administrator; the system packages it wants are added where we may. */
function download(root, say) {
  say('no Chrome or Chromium found: downloading Chromium (playwright-core install chromium) …');
  const cli = path.join(root, 'node_modules/playwright-core/cli.js');
  if (!run(process.execPath, [cli, 'install', '--no-shell', 'chromium'])) {
    say('the download failed');
    return false;
  }
  if (mayInstall()) {
    say('adding the system packages that Chromium needs (playwright-core install-deps chromium) …');
    run(process.execPath, [cli, 'install-deps', 'chromium']);
  } else if (process.platform === 'linux') {
    say('should Chromium not start: npx playwright-core install-deps chromium adds its system packages (asks sudo)');
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
