/** A YAML file of ours with the line of every value. */
import { readFileSync } from 'node:fs';
import { type Document, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { faultsError, UserError } from '../lib/errors.ts';
import { sha256 } from '../lib/hash.ts';
import { compiledValue } from './compiled-yaml.ts';
import { checkValue, type Locate } from './faults.ts';

/** Far beyond any register; keeps a wrong file from filling memory. */
const maxBytes = 20_000_000;

export interface YamlFile {
  value: unknown;
  locate: Locate;
  sha256: string;
}

/** Throws a UserError when the file cannot be read or is no YAML. `label` is what messages call it. */
export function readYaml(file: string, label = file): YamlFile {
  const text = readText(file, label);
  const hash = sha256(text);
  const value = compiledValue(file, hash);
  if (value === undefined) return { ...parsed(text, label), sha256: hash };
  return { value, locate: (path) => parsed(text, label).locate(path), sha256: hash };
}

function parsed(text: string, label: string): Omit<YamlFile, 'sha256'> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', logLevel: 'error' });
  if (document.errors.length > 0) {
    throw faultsError(
      document.errors.map((error) => ({
        file: label,
        line: lines.linePos(error.pos[0]).line,
        message: `不是正确的 YAML：${yamlSentences[error.code] ?? '写法有误'}`,
      })),
    );
  }
  const locate: Locate = (path) => {
    // A path that leads into nothing takes the line of the nearest thing above it.
    for (let depth = path.length; depth >= 0; depth--) {
      const offset = offsetAt(document.contents, path.slice(0, depth));
      if (offset !== null) return { file: label, line: lines.linePos(offset).line };
    }
    return { file: label, line: null };
  };
  return { value: plain(document, label), locate };
}

/** As plain data; aliases that unfold without end or into themselves are refused. */
function plain(document: Document, label: string): unknown {
  try {
    const value = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(value);
    return value;
  } catch (cause) {
    throw new UserError(`${label} 中的引用（&、*）过多或有误，无法展开`, undefined, { cause });
  }
}

/** The file as the schema reads it; throws every fault in it at once. */
export function readYamlAs<S extends z.ZodType>(
  schema: S,
  file: string,
  label = file,
): YamlFile & { data: z.output<S> } {
  const yaml = readYaml(file, label);
  const { data, faults } = checkValue(schema, yaml.value ?? {}, yaml.locate);
  if (faults.length > 0) throw faultsError(faults);
  return { ...yaml, data: data! };
}

function readText(file: string, label: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UserError(missing ? `找不到文件 ${label}` : `无法读取文件 ${label}`, undefined, { cause });
  }
  if (bytes.length > maxBytes) throw new UserError(`${label} 超过 ${maxBytes / 1_000_000} MB，不像是所需的文件`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`${label} 不是 UTF-8 编码，请另存为 UTF-8 后再试`, undefined, { cause });
  }
}

/** Where the value (for a member of a map: its name) begins. */
function offsetAt(root: unknown, path: readonly PropertyKey[]): number | null {
  let node = root;
  let offset = isNode(root) ? (root.range?.[0] ?? null) : null;
  for (const key of path) {
    const items = (node as { items?: unknown[] } | null)?.items;
    if (items === undefined) return null;
    const item =
      typeof key === 'number'
        ? items[key]
        : items.find((i) => isPair(i) && String((i.key as { value?: unknown })?.value) === String(key));
    if (item === undefined) return null;
    const start = isPair(item) ? item.key : item;
    node = isPair(item) ? item.value : item;
    offset = isNode(start) ? (start.range?.[0] ?? null) : null;
  }
  return offset;
}

const yamlSentences: Record<string, string> = {
  DUPLICATE_KEY: '同一名称写了两次',
  BAD_INDENT: '缩进不对',
  TAB_AS_INDENT: '缩进用了制表符，应当用空格',
  MISSING_CHAR: '缺少冒号、引号或括号',
  BLOCK_AS_IMPLICIT_KEY: '冒号后面的内容应当换行或加引号',
  MULTIPLE_DOCS: '一个文件里写了多份文档',
  UNEXPECTED_TOKEN: '有多余的符号',
  MULTILINE_IMPLICIT_KEY: '名称不能分成几行',
  BLOCK_IN_FLOW: '括号里不能换成缩进的写法',
  BAD_ALIAS: '引用的名称不对',
};
