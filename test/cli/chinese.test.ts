import { Command, type CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { inChinese, usageSentence } from '../../src/cli/chinese.ts';

function program(): Command {
  const program = inChinese(new Command('gongkai')).exitOverride();
  program
    .command('audit')
    .argument('<单位>', '哪个单位')
    .option('--kind <KIND>', '类别', 'town')
    .option('--workspace <DIR>', '工作区', '.')
    .exitOverride()
    .action(() => {});
  program.command('copy').requiredOption('--out <DIR>', '去处').exitOverride();
  return program;
}

test.each([
  [['audti'], '没有“audti”这个命令，是否想写 audit？'],
  [['zzz'], '没有“zzz”这个命令，运行 gongkai --help 可列出全部'],
  [['audit', 'a', '--knd', 'b'], '没有“--knd”这个选项，是否想写 --kind？'],
  [['audit'], '缺少参数：单位'],
  [['audit', 'a', '--kind'], '选项 --kind <KIND> 后面缺少值'],
  [['audit', 'a', 'b'], '参数过多：a, b'],
  [['copy'], '缺少选项：--out <DIR>'],
])('%j is refused in Chinese', async (argv, sentence) => {
  const error = await program()
    .parseAsync(argv, { from: 'user' })
    .then(
      () => null,
      (e: CommanderError) => e,
    );
  expect(usageSentence(error!)).toBe(sentence);
});

test('help is in Chinese and its columns stand straight', () => {
  const help = program()
    .commands[0]!.configureHelp({ ...program().configureHelp(), helpWidth: 80 })
    .helpInformation();
  expect(help).toContain('用法： gongkai audit [选项] <单位>');
  expect(help).toContain('类别（默认 town）');
  expect(help).not.toMatch(/default|Options|Arguments/);
});
