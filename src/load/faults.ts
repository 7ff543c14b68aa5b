/** Zod issues as faults of a file: Chinese sentence, line, nearest known name. */
import { z } from 'zod';
import { cut, oneLine } from '../lib/chinese.ts';
import type { Fault } from '../lib/errors.ts';
import { nearest } from '../lib/names.ts';

export type Path = readonly PropertyKey[];
/** Where a value stands in a file of ours. */
export type Locate = (path: Path) => { file: string; line: number | null };
type Issue = z.core.$ZodIssue;

export type Checked<T> = { data: T; faults: [] } | { data: null; faults: Fault[] };

/** The value as the schema reads it, or every fault in it at once. */
export function checkValue<S extends z.ZodType>(schema: S, value: unknown, locate: Locate): Checked<z.output<S>> {
  const result = schema.safeParse(value, { error: sentence, reportInput: true });
  if (result.success) return { data: result.data, faults: [] };
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, [], schema, value, locate));
  return { data: null, faults };
}

/** `agencies[区财政局].sites[1].role`: list members by the name that their reader knows them by. */
export function pathLabel(value: unknown, path: Path): string {
  let label = '';
  let node = value;
  for (const key of path) {
    node = (node as Record<PropertyKey, unknown> | null | undefined)?.[key];
    if (typeof key === 'number') label += `[${memberName(node) ?? key + 1}]`;
    else label += `${label === '' ? '' : '.'}${String(key)}`;
  }
  return label;
}

/** “，是否想写 X？”, or nothing when no known name is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const best = nearest(name, known);
  return best === null ? '' : `，是否想写“${best}”？`;
}

function faultsOf(issue: Issue, prefix: Path, schema: z.ZodType, root: unknown, locate: Locate): Fault[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The alternative that fits best is the one that was meant.
    const meant = issue.errors.reduce((a, b) => (b.length < a.length ? b : a));
    return meant.flatMap((inner) => faultsOf(inner, path, schema, root, locate));
  }
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      ...locate([...path, key]),
      message: `${place(root, path)}没有“${key}”这一项${suggestion(key, known) || `，可用的有：${known.join('、')}`}`,
    }));
  }
  let message = `${place(root, path)}${issue.message}`;
  if (issue.code === 'invalid_value' && typeof issue.input === 'string')
    message += suggestion(issue.input, issue.values.map(String));
  return [{ ...locate(path), message }];
}

function place(root: unknown, path: Path): string {
  return path.length === 0 ? '' : `${pathLabel(root, path)}：`;
}

function memberName(node: unknown): string | null {
  if (typeof node === 'string') return node.slice(0, 60);
  const members = (node ?? {}) as Record<string, unknown>;
  const name = members.id ?? members.requirement ?? members.name ?? members.class;
  return typeof name === 'string' ? name.slice(0, 60) : null;
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '若干“名称: 值”',
  record: '若干“名称: 值”',
};

const chinese = z.locales.zhCN().localeError;

/** What was expected, in Chinese; a message of the schema's own comes first. */
function sentence(issue: z.core.$ZodRawIssue): string | { message: string } | undefined | null {
  const found = issue.input === undefined ? '，现为空缺' : `，现为${shown(issue.input)}`;
  switch (issue.code) {
    case 'invalid_type':
      return `应为${typeNames[issue.expected as string] ?? issue.expected}${found}`;
    case 'invalid_value':
      return `应为${(issue.values as unknown[]).map(String).join('、')}${(issue.values as unknown[]).length > 1 ? '之一' : ''}${found}`;
    case 'too_small':
      return `${sizeWord(issue.origin, issue.inclusive ? '不少于' : '多于', issue.inclusive ? '不小于' : '大于', issue.minimum)}${found}`;
    case 'too_big':
      return `${sizeWord(issue.origin, issue.inclusive ? '不多于' : '少于', issue.inclusive ? '不大于' : '小于', issue.maximum)}${found}`;
    case 'invalid_format':
      return `格式不对${found}`;
    default:
      return chinese(issue);
  }
}

function sizeWord(origin: string, count: string, size: string, limit: unknown): string {
  if (origin === 'string') return `应${count}${limit}个字符`;
  if (origin === 'array' || origin === 'set') return `应${count}${limit}项`;
  return `应${size}${limit}`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `“${cut(oneLine(value), 80)}”`;
  return cut(JSON.stringify(value) ?? String(value), 80);
}

/** Names that the schema knows at a path. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  const def = schema.def as unknown as {
    type: string;
    innerType?: z.ZodType;
    in?: z.ZodType;
    element?: z.ZodType;
    valueType?: z.ZodType;
    options?: z.ZodType[];
    shape?: Record<string, z.ZodType>;
  };
  const [head, ...rest] = path;
  if (def.type === 'union') return [...new Set(def.options!.flatMap((option) => keysAt(option, path)))];
  if (def.innerType !== undefined) return keysAt(def.innerType, path);
  if (def.in !== undefined) return keysAt(def.in, path);
  if (def.type === 'object') {
    if (head === undefined) return Object.keys(def.shape!);
    const member = def.shape![String(head)];
    return member === undefined ? [] : keysAt(member, rest);
  }
  if (head === undefined) return [];
  const member = def.element ?? def.valueType;
  return member === undefined ? [] : keysAt(member, rest);
}
