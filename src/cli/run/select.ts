/** Which agencies, sites and accounts a run is about. */
import { exitCodes, UserError } from '../../lib/errors.ts';
import { nearest } from '../../lib/names.ts';
import { hostOf } from '../../lib/urls.ts';
import { type AgencyKind, type Register, registerSchema, type Site } from '../../model/register.ts';

/** Agency ids named by id, name or alias; all of them when none is named. */
export function selectAgencies(register: Register, wanted: readonly string[]): string[] {
  if (wanted.length === 0) return register.agencies.map((a) => a.id);
  return wanted.map((name) => {
    const agency = register.agencies.find((a) => [a.id, a.name, ...a.aliases].includes(name));
    if (agency) return agency.id;
    const near = nearest(
      name,
      register.agencies.flatMap((a) => [a.id, a.name]),
    );
    throw new UserError(`登记表中没有“${name}”${near ? `，是否为“${near}”？` : ''}`, exitCodes.usage);
  });
}

/** The part of the register that the agencies need, so that a run keeps no more than it used. */
export function partOfRegister(register: Register, agencyIds: readonly string[]): Register {
  const agencies = register.agencies.filter((a) => agencyIds.includes(a.id));
  const sites = new Set(agencies.flatMap((a) => a.sites.map((s) => s.site)));
  return {
    agencies,
    sites: register.sites.filter((s) => sites.has(s.id)),
    accounts: register.accounts.filter((a) => agencyIds.includes(a.agency) && a.state !== 'closed'),
    units: register.units.map((u) => ({ ...u, agencies: u.agencies.filter((id) => agencyIds.includes(id)) })),
  };
}

/** A register of one site, for an audit by address alone. */
export function registerOfUrl(url: string, kind: AgencyKind): Register {
  const host = hostOf(url);
  const id = host.replace(/[^\w-]/g, '_').slice(0, 64);
  return registerSchema.parse({
    sites: [{ id, url }],
    agencies: [{ id, name: host, kind, sites: [{ site: id, role: 'owner' }] }],
  });
}

/** Columns of a site that agencies on it have pinned; those that they need not have are no columns. */
export function sectionPins(register: Register, site: Site): { class: string; url: string }[] {
  const roles = register.agencies.flatMap((a) => a.sites.filter((s) => s.site === site.id));
  const pins = roles.flatMap((role) => Object.entries(role.columns));
  return pins.flatMap(([name, url]) => (url === 'none' ? [] : [{ class: name, url }]));
}
