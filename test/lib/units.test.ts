import { expect, test } from 'vitest';
import { isNamed } from '../../src/lib/units.ts';
import { loadTables } from '../../src/load/tables.ts';
import type { AgencyKind } from '../../src/model/register.ts';

const { units: table } = loadTables().tables;
const agency = (name: string, kind: AgencyKind = 'department', aliases: string[] = []) => ({
  ...{ id: 'x', name, kind, aliases },
});

test.each([
  ['市发改委', '德阳市发展和改革委员会', true],
  ['区发展改革局', '泸州市江阳区发展和改革局', true],
  ['区卫计委', '杨浦区卫生健康委员会', true],
  ['市财政局', '德阳市财政局', true],
  ['江阳生态环境局', '泸州市江阳生态环境局', true],
  ['市科技局', '某县科学技术局', true],
  ['市财政局', '德阳市审计局', false],
  ['市商务局', '某市民族宗教事务和商务局', false],
  ['市住建局', '某市城市建设投资公司', false],
])('%s means %s: %s', (unit, name, expected) => {
  expect(isNamed(agency(name), [unit], [], table)).toBe(expected);
});

test('names that mean a kind, and several kinds', () => {
  expect(isNamed(agency('某街道办事处', 'subdistrict'), ['各街镇'], [], table)).toBe(true);
  expect(isNamed(agency('某局'), ['各街镇'], [], table)).toBe(false);
});

test('what the register links goes before names and kinds, also where it links nobody', () => {
  expect(isNamed(agency('某局'), ['市司法局'], [{ unit: '市司法局', agencies: ['x'] }], table)).toBe(true);
  expect(isNamed(agency('某市司法局'), ['市司法局'], [{ unit: '市司法局', agencies: [] }], table)).toBe(false);
});
