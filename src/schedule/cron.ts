/** A cron line in Beijing time. The only importer of croner. */
import { Cron } from 'croner';
import { UserError } from '../lib/errors.ts';

/** The instant after the given one at which the line is due, as ISO text. UserError where the line cannot be read. */
export function cronLine(line: string): (after: string) => string | null {
  try {
    const cron = new Cron(line, { timezone: 'Asia/Shanghai', paused: true });
    return (after) => cron.nextRun(new Date(after))?.toISOString() ?? null;
  } catch (cause) {
    throw new UserError(`设置 cron 无法识别：${line}；形如“0 20 1 * *”（每月1日20:00）`, undefined, { cause });
  }
}
