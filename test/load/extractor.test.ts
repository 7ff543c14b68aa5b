import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extractorHash, hashOfCode } from '../../src/load/extractor.ts';
import { packagePath } from '../../src/load/package-root.ts';
import { tempFolder } from '../snapshot/folder.ts';

it('stays while the code stays, and changes with any file that reads pages', () => {
  const copy = tempFolder();
  for (const folder of ['extract', 'lib']) cpSync(packagePath('src', folder), join(copy, folder), { recursive: true });
  expect(hashOfCode(copy)).toBe(extractorHash());
  writeFileSync(join(copy, 'extract', 'dates', 'dates.ts'), '// other');
  expect(hashOfCode(copy)).not.toBe(extractorHash());
});
