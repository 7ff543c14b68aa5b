/** `gongkai accounts`: ledgers of accounts into the register. */
import type { Command } from 'commander';

export function add(program: Command): void {
  const accounts = program
    .command('accounts')
    .summary('导入政务新媒体台账')
    .description('把政务新媒体台账（任何版式的 Excel 工作簿）里的账号加入登记表。');
  accounts
    .command(`import`)
    .summary('预览或导入一份台账')
    .description(
      '先列出每一列被当作什么、每个账号归到哪个单位、哪些还不能导入，不改动任何文件；看过无误后加 --write 写入登记表。' +
        '写入只添加新账号的行，原有内容不变，并保留一份导入前的登记表。联系人、电话等个人信息不导入。',
    )
    .argument('<文件>', '台账（.xlsx）')
    .option('--write', '写入登记表')
    .option('--workspace <DIR>', '工作区（默认当前目录）', '.')
    .action(async (file: string, flags: { write?: boolean; workspace: string }) => {
      const { importAccounts } = await import('./work/run-accounts.ts');
      process.exitCode = await importAccounts(file, flags);
    });
}
