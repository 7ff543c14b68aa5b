/** Commander's own words in Chinese: headings of help, defaults, and what is wrong with a command line. */
import type { Command, CommanderError } from 'commander';

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Help in Chinese, and no error printed by commander itself. Call it before commands are added: they inherit it. */
export function inChinese(program: Command): Command {
  return program.configureOutput({ outputError: () => {} }).configureHelp({
    displayWidth,
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) => usage.replace('[options]', '[选项]').replace('[command]', '[命令]'),
    styleSubcommandTerm: (term) => term.replace(' [options]', ''),
    optionDescription: ({ description, defaultValue }) => description + defaultText(defaultValue),
    argumentDescription: ({ description, defaultValue }) => description + defaultText(defaultValue),
  });
}

/** What is wrong with the command line, in a sentence. */
export function usageSentence({ code, message }: CommanderError): string {
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const near = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  const hint = near === undefined ? '' : `，是否想写 ${near}？`;
  switch (code) {
    case 'commander.unknownCommand':
      return `没有“${name}”这个命令${hint || '，运行 gongkai --help 可列出全部'}`;
    case 'commander.unknownOption':
      return `没有“${name}”这个选项${hint}`;
    case 'commander.missingArgument':
      return `缺少参数：${name}`;
    case 'commander.optionMissingArgument':
      return `选项 ${name} 后面缺少值`;
    case 'commander.missingMandatoryOptionValue':
      return `缺少选项：${name}`;
    case 'commander.excessArguments':
      return `参数过多：${/but got \d+: (.*)\.$/.exec(message)?.[1] ?? message}`;
    default:
      return message.replace(/^error: /, '');
  }
}

function defaultText(value: unknown): string {
  const isTold = typeof value === 'string' && value !== '' && value !== '.';
  return isTold ? `（默认 ${value}）` : '';
}

/** Columns in a terminal: characters of East Asian width take two. */
function displayWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1;
  return width;
}
