/** The command line: which commands there are, and what an error becomes. */
import { Command, CommanderError } from 'commander';
import { printable } from '../lib/chinese.ts';
import { exitCodes, UserError } from '../lib/errors.ts';
import { version } from '../lib/version.ts';
import * as accounts from './accounts.ts';
import * as audit from './audit.ts';
import { inChinese, usageSentence } from './chinese.ts';
import * as doctor from './doctor.ts';
import * as explain from './explain.ts';
import * as exportEvidence from './export-evidence.ts';
import * as init from './init.ts';
import * as inspect from './inspect.ts';
import * as ledger from './ledger.ts';
import * as notice from './notice.ts';
import * as recheck from './recheck.ts';
import * as report from './report.ts';
import * as review from './review.ts';
import * as schedule from './schedule.ts';
import * as score from './score.ts';

/** The program with all its commands; `docs/commands.md` is made from it. */
export function makeProgram(): Command {
  const program = inChinese(new Command('gongkai'))
    .description('政务公开合规检查：采集、评价、打分、出报告。')
    .version(version, '-V, --version', '显示版本')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示某个命令的帮助')
    .showSuggestionAfterError()
    .exitOverride();
  for (const { add } of [
    init,
    accounts,
    audit,
    score,
    report,
    notice,
    review,
    ledger,
    recheck,
    schedule,
    exportEvidence,
    inspect,
    explain,
    doctor,
  ])
    add(program);
  for (const command of program.commands.flatMap((c) => [c, ...c.commands]))
    command.exitOverride().helpOption('-h, --help', '显示帮助');
  return program;
}

/** Runs one command line (without node and script); returns the exit code. Prints its own errors. */
export async function main(argv: readonly string[]): Promise<number> {
  process.exitCode = exitCodes.done;
  try {
    await makeProgram().parseAsync([...argv], { from: 'user' });
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done;
      // Without a command commander has shown the help instead.
      if (error.code !== 'commander.help') process.stderr.write(`${usageSentence(error)}\n`);
      return exitCodes.usage;
    }
    if (error instanceof UserError) {
      process.stderr.write(`${printable(error.message)}\n`);
      return error.exitCode;
    }
    const trouble = fileTrouble(error);
    if (trouble !== null) {
      process.stderr.write(`${trouble}\n`);
      return exitCodes.config;
    }
    process.stderr.write(`内部错误，请附上以下内容反馈：\n${error instanceof Error ? error.stack : String(error)}\n`);
    return exitCodes.bug;
  }
}

/** What the user can mend of a file that could not be read or written, wherever that happened. */
function fileTrouble(error: unknown): string | null {
  const { code, path } = error as NodeJS.ErrnoException;
  const place = path === undefined ? '' : `：${path}`;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `磁盘空间不足；清理磁盘后再做一次，未完成的评价可用 --resume 继续${place}`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `没有权限${place}`;
  return null;
}
