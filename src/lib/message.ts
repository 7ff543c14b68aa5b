/** Messages with `{holes}`: how the sentences of checks are made. */

type Value = string | number | boolean | null;

/** The template with every `{name}` replaced from `data`. Values are never scanned for holes. Throws on a hole without a value. */
export function fillMessage(template: string, data: Readonly<Record<string, Value>>): string {
  return template.replace(/\{(\w+)\}/g, (_, hole: string) => {
    if (!Object.hasOwn(data, hole)) throw new Error(`message “${template}” has a hole {${hole}} without a value`);
    return inWords(data[hole]!);
  });
}

/** A value as officials read it. */
export function inWords(value: Value): string {
  if (value === null) return '未知';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}
