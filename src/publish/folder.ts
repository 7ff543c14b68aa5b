/** Writes what a run publishes into a folder that appears whole or not at all. */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../lib/errors.ts';

/** Each file is written before the next is asked for. Relative paths only; an earlier folder of the same name is replaced, but for its subfolders named in `keep`. */
export function publishFolder(
  folder: string,
  files: Iterable<{ path: string; content: string | Uint8Array }>,
  keep: readonly string[] = [],
): void {
  const part = `${folder}.part`;
  const old = `${folder}.old`;
  try {
    rmSync(part, { recursive: true, force: true });
    for (const file of files) {
      const target = path.join(part, file.path);
      if (!target.startsWith(part + path.sep)) throw new Error(`path leaves the folder: ${file.path}`);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, file.content);
    }
    for (const name of keep)
      if (existsSync(path.join(folder, name)))
        cpSync(path.join(folder, name), path.join(part, name), { recursive: true, preserveTimestamps: true });
    rmSync(old, { recursive: true, force: true });
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(part, folder);
    rmSync(old, { recursive: true, force: true });
  } catch (cause) {
    rmSync(part, { recursive: true, force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new UserError(`磁盘空间不足，报告没有写入；清理磁盘后可用 --resume 继续：${folder}`, undefined, { cause });
    if (code === 'EACCES' || code === 'EROFS') throw new UserError(`没有写入权限：${folder}`, undefined, { cause });
    throw cause;
  }
}
