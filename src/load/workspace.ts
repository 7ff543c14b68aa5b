/** A workspace folder: settings, register, the office's own rulesets, data and output. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../lib/errors.ts';
import type { Register } from '../model/register.ts';
import type { Settings } from '../model/settings.ts';
import type { Tables } from '../model/tables.ts';
import { packagePath } from './package-root.ts';
import { findRegister, loadRegister } from './register.ts';
import { loadSettings, type SettingSources, settingsFile } from './settings.ts';
import { columnClasses, loadTables } from './tables.ts';

export interface WorkspaceFolders {
  dir: string;
  /** The office's own rulesets. */
  rulesetsDir: string;
  /** Where rulesets are looked for: built-in ones, then the office's. */
  rulesetDirs: readonly string[];
  dataDir: string;
  outDir: string;
  ledgerFile: string;
}
export interface Workspace extends WorkspaceFolders {
  settings: Settings;
  register: Register;
  registerFile: string;
  registerSha256: string;
  /** How the headers of a workbook were read. */
  registerUnderstood: readonly string[];
}

/** Throws a UserError for a folder that is no workspace, and for every fault in its settings or register. */
export async function openWorkspace(
  dir: string,
  sources: SettingSources = {},
  tables: Pick<Tables, 'columns'> = loadTables().tables,
): Promise<Workspace> {
  if (!isWorkspace(dir))
    throw new UserError(
      `${path.resolve(dir)} 不是工作区（没有 ${settingsFile}）；可用 gongkai init 新建，或用 --workspace 指定`,
    );
  const settings = loadSettings(dir, sources);
  const loaded = await loadRegister(findRegister(dir), columnClasses(tables));
  return {
    ...workspaceFolders(dir),
    settings,
    register: loaded.register,
    registerFile: loaded.file,
    registerSha256: loaded.sha256,
    registerUnderstood: loaded.understood,
  };
}

export function isWorkspace(dir: string): boolean {
  return existsSync(path.join(dir, settingsFile));
}

/** The folders of a workspace, also of one that is made up for a single site. Creates nothing. */
export function workspaceFolders(dir: string): WorkspaceFolders {
  const root = path.resolve(dir);
  const rulesetsDir = path.join(root, 'rulesets');
  return {
    dir: root,
    rulesetsDir,
    rulesetDirs: [packagePath('checks', 'rulesets'), rulesetsDir],
    dataDir: path.join(root, 'data'),
    outDir: path.join(root, 'out'),
    ledgerFile: path.join(root, 'data', 'gongkai.db'),
  };
}
