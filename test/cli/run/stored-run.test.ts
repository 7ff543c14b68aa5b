/** Snapshots of a run that is judged again. */
import { expect, test } from 'vitest';
import { readSnapshots } from '../../../src/cli/run/stored-run.ts';
import { registerSchema } from '../../../src/model/register.ts';

test('what is not asked for is not read; what is gone is told once, and its facts become gaps', () => {
  const register = registerSchema.parse({
    sites: ['s1', 's2'].map((id) => ({ id, url: `http://${id}.invalid/` })),
    agencies: [{ id: 'a', name: '甲局', kind: 'department', sites: [{ site: 's1', role: 'owner' }] }],
  });
  const record = { register, startedAt: '2026-03-01T00:00:00.000Z', snapshots: { s1: 'none/s1', s2: 'none/s2' } };
  const told: string[] = [];
  const snapshots = readSnapshots('/no/such/folder', record as never, (text) => told.push(text));
  expect([...snapshots.keys()]).toEqual(['s1', 's2']);
  expect(told).toEqual([]);
  const lost = snapshots.get('s1');
  expect(lost?.gaps.map(({ place }) => place)).toContain('s1.invalid');
  expect(snapshots.get('s1')).toBe(lost);
  expect(told).toHaveLength(1);
  expect(snapshots.get('s3')).toBeUndefined();
});
