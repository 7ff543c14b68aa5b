import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lockWorkspace } from '../../src/load/lock.ts';
import { folder } from './folders.ts';

const lockFile = (dir: string) => path.join(dir, '.gongkai.lock');

test('the second is refused with the pid of the first, and let in when that one is done', () => {
  const dir = folder();
  const unlock = lockWorkspace(dir);
  expect(() => lockWorkspace(dir)).toThrow(`进程 ${process.pid}`);
  unlock();
  lockWorkspace(dir)();
  expect(readdirSync(dir)).toEqual([]);
});

test('the lock of another living process holds; when it is dead the lock is taken over', async () => {
  const dir = folder();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  writeFileSync(lockFile(dir), JSON.stringify({ pid: child.pid, host: hostname() }));
  expect(() => lockWorkspace(dir)).toThrow(`进程 ${child.pid}`);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
  const unlock = lockWorkspace(dir);
  expect(() => lockWorkspace(dir)).toThrow(`进程 ${process.pid}`);
  unlock();
  expect(readdirSync(dir)).toEqual([]);
});

test('a torn lock is taken over; one of another machine is not', () => {
  const dir = folder({ '.gongkai.lock': '{"pid"' });
  lockWorkspace(dir)();
  writeFileSync(lockFile(dir), JSON.stringify({ pid: 1, host: 'elsewhere' }));
  expect(() => lockWorkspace(dir)).toThrow('主机 elsewhere');
});

test('a folder that cannot be written is told in a sentence', () => {
  expect(() => lockWorkspace('/nonexistent/workspace')).toThrow(/无法写入工作区 .*：文件夹不存在/);
});
