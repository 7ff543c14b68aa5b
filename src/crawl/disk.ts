/** A full disk is nobody's bug: one clear sentence. */
import { UserError } from '../lib/errors.ts';

/** The error as the user should see it. */
export function diskError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (!/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/.test(code)) return error;
  return new UserError(`磁盘空间不足，采集已停止；清理磁盘后可用 --resume 继续：${folder}`, undefined, {
    cause: error,
  });
}
