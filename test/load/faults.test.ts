import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkValue } from '../../src/load/faults.ts';
import { registerSchema } from '../../src/model/register.ts';
import { whenSchema } from '../../src/model/ruleset.ts';

const nowhere = () => ({ file: 'f', line: null });
const messages = (schema: z.ZodType, value: unknown) =>
  checkValue(schema, value, nowhere).faults.map((fault) => fault.message);

test('an unknown name is told with its owner and the nearest known name', () => {
  const value = { agencies: [{ id: '财政局', name: '区财政局', kind: 'department', sitess: [] }] };
  expect(messages(registerSchema, value)).toEqual(['agencies[财政局]：没有“sitess”这一项，是否想写“sites”？']);
});

test('a wrong word of a closed list names the list, what was found and the nearest', () => {
  const value = { agencies: [{ id: 'a', name: '某局', kind: 'departmnt' }] };
  expect(messages(registerSchema, value)).toEqual([
    'agencies[a].kind：应为government、department、subdistrict、town、park、institution之一，现为“departmnt”，是否想写“department”？',
  ]);
});

test('of several forms the one that fits best is explained', () => {
  const value = { any: [{ check: 'link-broken', atleast: 5 }] };
  expect(messages(whenSchema, value)).toEqual(['any[1]：没有“atleast”这一项，是否想写“atLeast”？']);
});

test('every fault is told at once, in Chinese', () => {
  const schema = z.strictObject({ a: z.int().min(2), b: z.boolean(), c: z.array(z.string()).min(1) });
  const said = messages(schema, { a: 1, b: '是', c: [] });
  expect(said).toEqual(['a：应不小于2，现为1', 'b：应为true 或 false，现为“是”', 'c：应不少于1项，现为[]']);
});
