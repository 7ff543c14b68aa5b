/** One audit a workspace: a lock file that names its process. */
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../lib/errors.ts';

const ownerSchema = z.object({ pid: z.int().positive(), host: z.string() });
type Owner = z.output<typeof ownerSchema>;

/**
 * Locks a folder that exists until the returned function is called.
 * Throws a UserError when a living process holds it; the lock of a dead one is taken over.
 */
export function lockWorkspace(dir: string): () => void {
  const file = path.join(dir, '.gongkai.lock');
  const mine = path.join(dir, `.gongkai.lock.${process.pid}`);
  const text = JSON.stringify({ pid: process.pid, host: hostname() });
  try {
    // Written aside and linked into place, so that nobody ever reads half a lock.
    writeFileSync(mine, text);
    if (!take(mine, file)) {
      const owner = readOwner(file);
      if (owner !== null && isAlive(owner)) throw refused(owner, file);
      clearStale(file, mine);
      if (!take(mine, file)) throw refused(readOwner(file), file);
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`无法写入工作区 ${dir}：${writeTrouble(cause)}`, undefined, { cause });
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (readText(file) === text) rmSync(file, { force: true });
  };
}

function take(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    // Shares and sticks that know no links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return copy(mine, file);
    throw error;
  }
}

function copy(mine: string, file: string): boolean {
  try {
    copyFileSync(mine, file, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead lock away; should another process have renewed it meanwhile, that lock is put back. */
function clearStale(file: string, mine: string): void {
  const aside = `${mine}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const owner = readOwner(aside);
  if (owner !== null && isAlive(owner)) take(aside, file);
  rmSync(aside, { force: true });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function readOwner(file: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(readText(file) ?? ''));
  } catch {
    return null;
  }
}

function isAlive(owner: Owner): boolean {
  // Whether a process of another machine lives cannot be told from here.
  if (owner.host !== hostname()) return true;
  if (owner.pid === process.pid) return true;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function writeTrouble(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return '磁盘已满';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return '没有写入权限';
  return code === 'ENOENT' ? '文件夹不存在' : String(code ?? error);
}

function refused(owner: Owner | null, file: string): UserError {
  const who =
    owner === null ? '另一进程' : `进程 ${owner.pid}${owner.host === hostname() ? '' : `（主机 ${owner.host}）`}`;
  return new UserError(`这个工作区正在进行另一次检查（${who}），请等它结束后再试；如确知它已不在运行，请删除 ${file}`);
}
