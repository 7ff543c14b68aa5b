import { expect, test } from 'vitest';
import { nearest } from '../../src/lib/names.ts';

test('the nearest name, or none where nothing is near', () => {
  expect(nearest('column-stal', ['column-missing', 'column-stale'])).toBe('column-stale');
  expect(nearest('zzzzzzzz', ['column-stale'])).toBeNull();
  expect(nearest('x', [])).toBeNull();
});
