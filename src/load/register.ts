/** The register, from register.xlsx or register.yaml; every fault in it is told at once. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Fault, faultsError, UserError } from '../lib/errors.ts';
import { deepFreeze } from '../lib/freeze.ts';
import { hashOf } from '../lib/hash.ts';
import { canonicalUrl } from '../lib/urls.ts';
import { type Register, registerSchema } from '../model/register.ts';
import { checkValue, type Locate, type Path, pathLabel, suggestion } from './faults.ts';
import { readRegisterWorkbook } from './register-workbook.ts';
import { readYaml } from './yaml-file.ts';

export interface LoadedRegister {
  register: Register;
  file: string;
  /** Of the content: the same register has the same hash in YAML and in a workbook. */
  sha256: string;
  /** How the headers of a workbook were read; empty for YAML. */
  understood: string[];
}

const names = ['register.xlsx', 'register.yaml', 'register.yml'];

/** The register of a folder; throws a UserError where there is none, or more than one. */
export function findRegister(dir: string): string {
  const found = names.filter((name) => existsSync(path.join(dir, name)));
  if (found.length === 0)
    throw new UserError(`${dir} 里没有登记表（register.xlsx 或 register.yaml），可用 gongkai init 生成样例`);
  if (found.length > 1) throw new UserError(`${dir} 里有两份登记表（${found.join('、')}），请只留一份`);
  return path.join(dir, found[0]!);
}

/** Frozen. `classes`: the column classes that pins may name. */
export async function loadRegister(file: string, classes: readonly string[]): Promise<LoadedRegister> {
  const label = path.basename(file);
  const raw = file.endsWith('.xlsx')
    ? await readRegisterWorkbook(file, label)
    : { ...readYaml(file, label), understood: [] };
  const { data, faults } = checkValue(registerSchema, raw.value ?? {}, raw.locate);
  if (faults.length > 0) throw faultsError(faults);
  const wrong = referenceFaults(data!, classes, raw.locate);
  if (wrong.length > 0) throw faultsError(wrong);
  return { register: deepFreeze(data!), file, sha256: hashOf(data), understood: raw.understood };
}

/** What only shows when the parts of the register are held against each other. */
function referenceFaults(register: Register, classes: readonly string[], locate: Locate): Fault[] {
  const faults: Fault[] = [];
  const say = (at: Path, message: string) =>
    faults.push({ ...locate(at), message: `${pathLabel(register, at)}：${message}` });
  const { sites, agencies, accounts, units: links } = register;
  const siteIds = sites.map((s) => s.id);
  const agencyIds = agencies.map((a) => a.id);

  // Sites and accounts have one folder each in the same place, also on disks that do not tell A from a.
  const targets = new Map<string, string>();
  const distinct = (seen: Map<string, string>, id: string, at: Path) => {
    const first = seen.get(id.toLowerCase());
    if (first !== undefined) say([...at, 'id'], `编号“${id}”与前面的 ${first} 重复`);
    else seen.set(id.toLowerCase(), pathLabel(register, at));
  };
  for (const [i, site] of sites.entries()) distinct(targets, site.id, ['sites', i]);
  for (const [i, account] of accounts.entries()) distinct(targets, account.id, ['accounts', i]);
  const units = new Map<string, string>();
  for (const [i, agency] of agencies.entries()) distinct(units, agency.id, ['agencies', i]);

  const addresses = new Map<string, string>();
  for (const [i, site] of sites.entries()) {
    const address = canonicalUrl(site.url);
    const first = addresses.get(address);
    if (first !== undefined) say(['sites', i, 'url'], `网址与网站“${first}”相同，一个网站只登记一次`);
    addresses.set(address, site.id);
    pinFaults(site.columns, ['sites', i, 'columns'], classes, say);
  }

  const owners = new Map<string, string>();
  for (const [i, agency] of agencies.entries()) {
    const used = new Set<string>();
    for (const [k, use] of agency.sites.entries()) {
      const at: Path = ['agencies', i, 'sites', k];
      if (!siteIds.includes(use.site))
        say([...at, 'site'], `没有编号为“${use.site}”的网站${suggestion(use.site, siteIds)}`);
      if (used.has(use.site)) say([...at, 'site'], `网站“${use.site}”写了两次`);
      used.add(use.site);
      const owner = owners.get(use.site);
      if (use.role === 'owner' && owner !== undefined)
        say([...at, 'role'], `网站“${use.site}”已登记由“${owner}”主办，一个网站只能有一个主办单位`);
      if (use.role === 'owner') owners.set(use.site, owner ?? agency.name);
      pinFaults(use.columns, [...at, 'columns'], classes, say);
    }
  }
  for (const [i, account] of accounts.entries())
    if (!agencyIds.includes(account.agency))
      say(['accounts', i, 'agency'], `没有编号为“${account.agency}”的责任单位${suggestion(account.agency, agencyIds)}`);
  const linked = new Set<string>();
  for (const [i, link] of links.entries()) {
    if (linked.has(link.unit)) say(['units', i, 'unit'], `“${link.unit}”写了两次`);
    linked.add(link.unit);
    for (const id of link.agencies)
      if (!agencyIds.includes(id))
        say(['units', i, 'agencies'], `没有编号为“${id}”的责任单位${suggestion(id, agencyIds)}`);
  }
  return faults;
}

function pinFaults(
  pins: Readonly<Record<string, string>>,
  at: Path,
  classes: readonly string[],
  say: (at: Path, message: string) => void,
): void {
  for (const name of Object.keys(pins))
    if (!classes.includes(name)) say([...at, name], `没有“${name}”这一栏目类别${suggestion(name, classes)}`);
}
