/** Troubles of the database as sentences that a user can act on. */
import { UserError } from '../lib/errors.ts';

/** A UserError for what the user can mend; anything else comes back as it was. */
export function ledgerError(error: unknown, file: string): unknown {
  const sentence = sentenceOf(error);
  return sentence === null ? error : new UserError(`台账 ${file} ${sentence}`, undefined, { cause: error });
}

function sentenceOf(error: unknown): string | null {
  const { code, message = '' } = error as { code?: string; message?: string };
  switch (code) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return '已损坏或不是台账数据库；请恢复备份，或移走该文件后重新开始';
    case 'SQLITE_FULL':
    case 'SQLITE_IOERR_SHMSIZE':
    case 'EDQUOT':
    case 'ENOSPC':
      return '写不进去：磁盘已满；清理磁盘后再做一次，未完成的评价可用 --resume 继续';
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return '正被另一程序占用，请稍后再试';
    case 'SQLITE_READONLY':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return '没有写入权限';
    case 'SQLITE_CANTOPEN':
    case 'ENOTDIR':
    case 'EEXIST':
      return '无法打开或建立，请检查所在文件夹';
  }
  if (code?.startsWith('SQLITE_IOERR')) return '读写出错，请检查磁盘是否已满或损坏';
  // Kysely's words for a file that holds a later step than this version knows.
  if (/previously executed migration .* is missing/.test(message)) return '由更新版本的程序写成，请升级后再用';
  return null;
}
