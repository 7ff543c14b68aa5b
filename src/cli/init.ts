/** `gongkai init`: a workspace with commented examples; what is there already is never touched. */
import type { Command } from 'commander';

export function add(program: Command): void {
  program
    .command('init')
    .summary('新建工作区，附样例')
    .description('在文件夹里写入设置、登记表样例和评价规则文件夹；已有的文件一律不动。')
    .argument('[文件夹]', '默认为当前文件夹', '.')
    .action(async (dir: string) => {
      const { init } = await import('./work/run-init.ts');
      process.stdout.write(await init(dir));
    });
}
