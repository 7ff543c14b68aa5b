import { expect, test } from 'vitest';
import { docsFiles, staleDocs } from '../scripts/docs.ts';

test('docs/ is what the metadata says; if not, run: npm run docs', async () => {
  expect(staleDocs(await docsFiles()), 'docs are stale; rewrite them with: npm run docs').toEqual([]);
});

test('a page that differs, is missing or should not be there is stale', async () => {
  const files = await docsFiles();
  const wanted = new Map(files).set('checks/no-such.md', '').set('README.md', 'other');
  wanted.delete('checks/column-stale.md');
  const expected = ['README.md', 'checks/no-such.md', 'checks/column-stale.md'];
  expect(staleDocs(wanted)).toEqual(expect.arrayContaining(expected));
});
