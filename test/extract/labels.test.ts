/** Agreement with a careful reader on captured pages; floors a little below what is reached. */
import { existsSync } from 'node:fs';
import { expect, describe as group, test } from 'vitest';
import { labelledPages, measure, pagesRoot } from './labels.ts';

const floors: Record<string, number> = {
  kind: 0.98,
  title: 0.99,
  publishedAt: 0.99,
  publishedAtMeta: 0.99,
  source: 0.99,
  docNumber: 0.99,
  columnName: 0.98,
  listCount: 0.98,
  listFirst: 0.98,
  listLast: 0.96,
  empty: 1,
  newest: 0.99,
  pages: 0.98,
  identity: 0.98,
  interprets: 0.98,
};

group.skipIf(!existsSync(pagesRoot))('captured pages (skipped where ../shared/real is missing)', () => {
  const fields = existsSync(pagesRoot) ? measure(labelledPages()) : [];
  test.each(fields)('$name', ({ name, agree, n, misses }) => {
    expect(agree / n, misses.join('\n')).toBeGreaterThanOrEqual(floors[name]!);
  });
});
