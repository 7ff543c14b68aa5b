/** What a run is about: agencies of a workspace's register, or one site by its address. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { hashOf } from '../../lib/hash.ts';
import { hostOf, httpUrl } from '../../lib/urls.ts';
import { loadSettings, type SettingSources } from '../../load/settings.ts';
import { isWorkspace, openWorkspace, type WorkspaceFolders, workspaceFolders } from '../../load/workspace.ts';
import { type AgencyKind, agencyKinds, type Register } from '../../model/register.ts';
import type { Settings } from '../../model/settings.ts';
import { registerOfUrl, selectAgencies } from './select.ts';

export interface Subject {
  folders: WorkspaceFolders;
  settings: Settings;
  register: Register;
  registerSha256: string;
  agencies: string[];
}

/** A workspace and agencies of its register, or one site by its address. */
export async function subjectOf(
  targets: readonly string[],
  flags: { workspace?: string; kind: string },
  sources: SettingSources,
): Promise<Subject> {
  const url = targets.length === 1 ? siteAddress(targets[0]!) : null;
  const dir = flags.workspace ?? '.';
  if (url === null || isWorkspace(dir)) {
    const workspace = await openWorkspace(dir, sources);
    const known = url === null ? undefined : workspace.register.sites.find((s) => hostOf(s.url) === hostOf(url));
    if (url === null || known) {
      const wanted = known ? ownersOf(workspace.register, known.id) : targets;
      const agencies = selectAgencies(workspace.register, wanted);
      const { settings, register, registerSha256 } = workspace;
      return { folders: workspace, settings, register, registerSha256, agencies };
    }
  }
  const folders = foldersOf(targets, flags);
  const register = registerOfUrl(url, kindFlag(flags.kind));
  mkdirSync(folders.dir, { recursive: true });
  const settings = loadSettings(folders.dir, sources);
  return {
    folders,
    settings,
    register,
    registerSha256: hashOf(register),
    agencies: register.agencies.map((a) => a.id),
  };
}

/** Where the run of these targets is kept; needs neither settings nor a register. */
export function foldersOf(targets: readonly string[], { workspace }: { workspace?: string }): WorkspaceFolders {
  const url = targets.length === 1 ? siteAddress(targets[0]!) : null;
  if (workspace !== undefined || url === null || isWorkspace('.')) return workspaceFolders(workspace ?? '.');
  return workspaceFolders(path.join('.', `gongkai-${hostOf(url).replace(/[^\w.-]/g, '_')}`));
}

function siteAddress(target: string): string | null {
  if (!/^[a-z]+:\/\//i.test(target)) return null;
  const url = httpUrl(target);
  if (url === null) throw new UserError(`网址应以 http:// 或 https:// 开头：${target}`, exitCodes.usage);
  return url;
}

function kindFlag(kind: string): AgencyKind {
  const known = agencyKinds.find((k) => k === kind);
  if (known === undefined) throw new UserError(`--kind 应为 ${agencyKinds.join('、')} 之一：${kind}`, exitCodes.usage);
  return known;
}

function ownersOf(register: Register, site: string): string[] {
  const owners = register.agencies.filter((a) => a.sites.some((s) => s.site === site && s.role === 'owner'));
  if (owners.length === 0) throw new UserError(`登记表中没有单位主办网站“${site}”`, exitCodes.usage);
  return owners.map((a) => a.id);
}
