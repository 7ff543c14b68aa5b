import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diskError } from '../../src/crawl/disk.ts';
import { UserError } from '../../src/lib/errors.ts';
import { openSqlite } from '../../src/snapshot/sqlite.ts';
import { tempFolder } from '../snapshot/folder.ts';

it('a full disk is one clear sentence', () => {
  const folder = tempFolder();
  const db = openSqlite(join(folder, 'x.db'));
  db.exec('CREATE TABLE t (x)');
  db.pragma('max_page_count = 3');
  const fill = () => {
    for (;;) db.exec('INSERT INTO t VALUES (hex(randomblob(4000)))');
  };
  try {
    fill();
  } catch (error) {
    expect(diskError(error, folder)).toBeInstanceOf(UserError);
  }
  db.close();
  const other = new Error('other');
  expect(diskError(other, folder)).toBe(other);
  expect.assertions(2);
});
