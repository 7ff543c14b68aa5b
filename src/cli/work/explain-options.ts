/** The options of a check in words: which there are, and what an indicator sets them to. */
import { z } from 'zod';
import { kindWords } from '../../../reports/words.ts';
import type { Check } from '../../model/check.ts';
import type { Leaf } from '../../model/ruleset.ts';

const typeWords: Record<string, string> = {
  integer: '整数',
  number: '数字',
  string: '文字',
  boolean: '是或否',
  array: '列表',
  object: '名称与值',
};

/** What the values of options are called, where they are names of ours. */
const valueWords: Record<string, string> = {
  ...kindWords,
  ...{ text: '文字', graphic: '图解', video: '视频', audio: '音频', qa: '问答', press: '新闻发布会' },
  ...{ interview: '访谈', animation: '动漫', expert: '专家解读', media: '媒体解读' },
  ...{
    idCode: '网站标识码',
    icp: 'ICP备案编号',
    policeNo: '公安备案编号',
    conac: '党政机关标识',
    errorReport: '找错入口',
  },
  ...{ licence: '行政许可', penalty: '行政处罚', other: '其他执法决定' },
};

interface JsonOption {
  type?: string;
  enum?: string[];
  default?: unknown;
  description?: string;
}

/** What may be set, one Markdown line each. */
export function optionLines(options: z.ZodType): string[] | string {
  const lines = Object.entries(optionsOf(options)).map(([name, option]) => {
    const type = option.enum?.join('、') ?? typeWords[option.type ?? ''] ?? '';
    const filled = option.default === undefined ? '' : `，默认 ${valueText(option.default)}`;
    return `- ${name}（${type}${filled}）：${option.description ?? ''}`;
  });
  return lines.length === 0 ? '没有选项。' : lines;
}

/** What an indicator's check is and how it is set, in Markdown lines. */
export function leafLines(leaf: Leaf, check: Check | undefined): string[] {
  const known = check === undefined ? {} : optionsOf(check.options);
  const set = Object.entries(leaf.options)
    .filter(([, value]) => value !== false && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `  - ${settingText(name, value, known[name])}`);
  return [`- 检查：${check?.title ?? ''}（${leaf.check}）`, ...set];
}

/** The sentence on the option begins with what it is; of a choice it tells what each value means. */
function settingText(name: string, value: unknown, { description = name, type = '' }: JsonOption = {}): string {
  const meant = description.split('；').find((part) => part.startsWith(`${String(value)}：`));
  if (meant !== undefined) return meant.slice(meant.indexOf('：') + 1);
  const [what = name] = description.split(/[；：（]/);
  return type === 'boolean' ? what : `${what}：${valueText(value)}`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('、');
  if (typeof value !== 'object' || value === null) return valueWords[String(value)] ?? String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${valueWords[name] ?? name}（${valueText(inner)}）`)
    .join('、');
}

function optionsOf(options: z.ZodType): Record<string, JsonOption> {
  const { properties = {} } = z.toJSONSchema(options, { io: 'input' }) as { properties?: Record<string, JsonOption> };
  return properties;
}
