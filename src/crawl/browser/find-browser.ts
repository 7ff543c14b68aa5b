/** Which browser of this machine is used. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The shell without windows costs least. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

/** The executable that GONGKAI_BROWSER_PATH names, else one on the path or in the usual places, else `own`; null without one. */
export function findExecutable(env: NodeJS.ProcessEnv, own: () => string): string | null {
  const named = env.GONGKAI_BROWSER_PATH;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...names.flatMap((name) => onPath.map((folder) => join(folder, name))), ...usualPlaces(env)];
  const isThere = (path: string) => path !== '' && existsSync(path);
  return candidates.find(isThere) ?? [own()].find(isThere) ?? null;
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (process.platform !== 'win32') return ['/snap/bin/chromium'];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((f) => f !== undefined);
  return folders.flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]);
}
