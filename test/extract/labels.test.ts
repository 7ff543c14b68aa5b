/** Agreement with a careful reader on captured pages; floors a little below what is reached. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe as group, test } from 'vitest';
import { labelledPages, measure } from './labels.ts';

const root = join(import.meta.dirname, '../../../shared/real/pages');
const floors: Record<string, number> = {
  kind: 0.97,
  title: 0.97,
  publishedAt: 0.96,
  publishedAtMeta: 0.98,
  source: 0.98,
  docNumber: 0.98,
  columnName: 0.97,
  listCount: 0.95,
  listFirst: 0.95,
  listLast: 0.95,
  newest: 0.98,
  pages: 0.97,
  identity: 0.98,
  interprets: 0.98,
};

group.skipIf(!existsSync(root))('captured pages (skipped where ../shared/real is missing)', () => {
  const fields = existsSync(root) ? measure(labelledPages(root)) : [];
  test.each(fields)('$name', ({ name, agree, n, misses }) => {
    expect(agree / n, misses.join('\n')).toBeGreaterThanOrEqual(floors[name]!);
  });
});
