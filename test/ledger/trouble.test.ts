import { expect, test } from 'vitest';
import { openSqlite } from '../../src/ledger/sqlite.ts';
import { ledgerError } from '../../src/ledger/trouble.ts';

test('a full disk is told as such', () => {
  const db = openSqlite(':memory:');
  db.exec('CREATE TABLE t (x TEXT); PRAGMA max_page_count = 2;');
  let error: unknown;
  try {
    db.prepare('INSERT INTO t VALUES (?)').run('x'.repeat(1_000_000));
  } catch (e) {
    error = e;
  }
  expect(ledgerError(error, 'gongkai.db')).toMatchObject({
    exitCode: 78,
    message: '台账 gongkai.db 写不进去：磁盘已满；清理磁盘后再做一次，未完成的评价可用 --resume 继续',
  });
});

test('a bug of ours stays what it is', () => {
  const bug = new TypeError('x is not a function');
  expect(ledgerError(bug, 'gongkai.db')).toBe(bug);
});
