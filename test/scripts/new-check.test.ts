import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newCheck } from '../../scripts/new-check.ts';
import { folder } from '../load/folders.ts';

const root = path.dirname(path.dirname(import.meta.dirname));
const templates = ['checks/_template.ts', 'test/checks/_template.test.ts'];

function emptyHouse(): string {
  const house = folder();
  for (const file of templates) cpSync(path.join(root, file), path.join(house, file), { recursive: true });
  return house;
}

test('writes the check and its test from the template, and prints the ruleset line', () => {
  const house = emptyHouse();
  const left = newCheck('column-thin', house);
  const [check, cases] = templates.map((file) => readFileSync(path.join(root, file), 'utf8'));
  expect(readFileSync(path.join(house, 'checks/column-thin.ts'), 'utf8')).toBe(check!.split('\n').slice(1).join('\n'));
  expect(readFileSync(path.join(house, 'test/checks/column-thin.test.ts'), 'utf8')).toBe(
    cases!.replace("'_template'", "'column-thin'"),
  );
  expect(left).toContain('when: { check: column-thin,');
});

test('overwrites nothing and takes no name that says nothing or leads elsewhere', () => {
  const house = emptyHouse();
  newCheck('column-thin', house);
  expect(() => newCheck('column-thin', house)).toThrow('is there already');
  for (const id of ['', 'thin', 'Column-Thin', '../column-thin', 'column_thin'])
    expect(() => newCheck(id, house), id).toThrow('is no id');
});
