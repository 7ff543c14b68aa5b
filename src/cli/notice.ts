/** `gongkai notice RUN`: the notices of a run, to all agencies and to each. */
import type { Command } from 'commander';

export interface NoticeFlags {
  workspace: string;
  agency: string[];
  out?: string;
  date?: string;
  workdays?: string;
  number?: string;
  send?: boolean;
  dryRun?: boolean;
  again?: boolean;
  overdue?: boolean;
  proxy?: string;
  allowPrivate?: boolean;
}

export function add(program: Command): void {
  program
    .command('notice')
    .summary('生成通报、整改通知书和督办通知')
    .description(
      '按一次评价的结果生成通报、给各单位的整改通知书（没有问题的为得分单）和逾期未整改问题的督办通知，每份有网页、PDF 和可编辑的 Word 文件。' +
        '行文可以改：把自带的 templates/notice-*.hbs 复制到工作区的 templates 文件夹中修改。',
    )
    .argument('[RUN]', '评价编号，或 latest', 'latest')
    .option('--agency <ID>', '只生成给这个单位的，可多次使用', (v: string, all: string[]) => [...all, v], [])
    .option('--out <DIR>', '写到这个文件夹（默认为评价结果中的 notices）')
    .option('--date <DATE>', '成文日期（默认今天）')
    .option('--workdays <N>', '整改期限的工作日数（默认按设置）')
    .option('--number <文号>', '发文字号；用了 --agency 的为通知书的字号，否则为通报的字号')
    .option('--overdue', '只生成督办通知；与 --send 同用则只发送督办通知')
    .option(
      '--send',
      '不再生成，把已生成的通知按登记表中的联系方式用邮件发给各单位（有逾期问题的另发督办通知），并把排名摘要发到 webhookUrl',
    )
    .option('--dry-run', '与 --send 同用：只显示要发给谁、发什么，不发送')
    .option('--again', '与 --send 同用：已发送过的再发一次')
    .option(
      '--proxy <URL>',
      '与 --send 同用：经代理访问 webhookUrl（也读取 HTTP_PROXY、HTTPS_PROXY、NO_PROXY）；邮件不经代理',
    )
    .option('--allow-private', '与 --send 同用：允许 webhookUrl 指向内网')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .action(async (run: string, flags: NoticeFlags) => {
      if (flags.send || flags.dryRun) {
        const { sendNotices } = await import('./work/send-notices.ts');
        const say = (text: string) => process.stdout.write(`${text}\n`);
        process.exitCode = await sendNotices(run, flags, { say, now: () => new Date(), env: process.env });
        return;
      }
      const { writeNotices } = await import('./work/notice-run.ts');
      await writeNotices(run, flags, () => new Date());
    });
}
