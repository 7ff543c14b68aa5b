/** Which agencies a document means by the names of units that it prints. */
import type { Agency, AgencyKind, UnitLink } from '../model/register.ts';
import type { UnitTable } from '../model/tables.ts';
import { heldOr } from './maps.ts';

/** Whether the agency is one of the units. The register's own links come before kinds and names. */
export function isNamed(
  agency: Pick<Agency, 'id' | 'name' | 'aliases' | 'kind'>,
  units: readonly string[],
  links: readonly UnitLink[],
  table: UnitTable,
): boolean {
  return units.some((unit) => {
    const own = links.filter((link) => link.unit === unit);
    if (own.length > 0) return own.some((link) => link.agencies.includes(agency.id));
    const kinds: readonly AgencyKind[] | undefined = table.kinds[unit];
    if (kinds !== undefined) return kinds.includes(agency.kind);
    const wanted = officeOf(unit, table);
    return [agency.name, ...agency.aliases].some((name) => name === unit || officeOf(name, table) === wanted);
  });
}

/** By table, then by name: every indicator asks for the same ones. */
const offices = new WeakMap<UnitTable, Map<string, string>>();

function officeOf(name: string, table: UnitTable): string {
  const known = offices.get(table) ?? new Map<string, string>();
  offices.set(table, known);
  return heldOr(known, name, () => readOffice(name, table));
}

/** The name of an office without the place in front, in the first of its spellings. */
function readOffice(name: string, { same }: UnitTable): string {
  const bare = name.replace(/\s+/g, '');
  for (const row of same) if (row.some((spelling) => endsAsOffice(bare, spelling))) return row[0]!;
  return bare.replace(/^[一-龥]{0,8}?[省市区县州旗](?=[一-龥]{2})/, '');
}

/** Between the place and the office nothing may stand: 某市城市管理局 is no 市管理局. */
function endsAsOffice(name: string, spelling: string): boolean {
  if (!name.endsWith(spelling)) return false;
  const place = name.slice(0, name.length - spelling.length);
  return place === '' || /[省市区县州旗]$/.test(place) || (place.length <= 8 && !/[和与及、]/.test(place));
}
