import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { version } from '../../src/lib/version.ts';

test('the version that results and requests name is that of the package', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(version);
});
