/** What a small inline script writes into the page with `document.write`, as far as it can be told without running it. */

const literal = String.raw`'((?:[^'\\\n]|\\.){0,2000})'|"((?:[^"\\\n]|\\.){0,2000})"`;

/**
 * The HTML of the first `document.write` that writes something, '' where there is none or it needs more than
 * string literals, variables set from one, `+` and `unescape`.
 */
export function writtenBy(script: string): string {
  if (script.length > 4_000 || !script.includes('document.write')) return '';
  let values: Map<string, string> | null = null;
  const given = (name: string): string | undefined => {
    values ??= variables(script);
    return values.get(name);
  };
  const call = /document\.write(?:ln)?\s*\(/g;
  for (let m = call.exec(script); m !== null; m = call.exec(script)) {
    const html = evaluate(script.slice(m.index + m[0].length), given);
    if (html !== null && html.trim() !== '') return html;
  }
  return '';
}

const assignment = new RegExp(String.raw`([\w$]{1,60})\s*=\s*(?:${literal})\s*[;,\n]`, 'g');

function variables(script: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const m of script.matchAll(assignment)) {
    if (!values.has(m[1]!)) values.set(m[1]!, unquote(m[2] ?? m[3] ?? ''));
  }
  return values;
}

const part = new RegExp(String.raw`\s*(?:(unescape\s*\()?\s*(?:${literal})|([\w$]{1,60}))\s*(\)*)\s*(\+?)`, 'y');

/** Value of a concatenation up to the closing bracket; null where a part is unknown or a variable is empty. */
function evaluate(rest: string, given: (name: string) => string | undefined): string | null {
  part.lastIndex = 0;
  let html = '';
  for (let m = part.exec(rest); m !== null; m = part.exec(rest)) {
    if (m[4] !== undefined) {
      const value = given(m[4]);
      if (value === undefined || value === '') return null;
      html += value;
    } else {
      const text = unquote(m[2] ?? m[3] ?? '');
      html += m[1] === undefined ? text : percentDecoded(text);
    }
    if (m[6] !== '+') return m[5] === '' ? null : html;
  }
  return null;
}

function unquote(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})|\\(.)/gi, (_, hex?: string, char?: string) =>
    hex !== undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : char === 'n' || char === 't' ? ' ' : char!,
  );
}

/** As JavaScript's `unescape`: `%XX` and `%uXXXX`. */
export function percentDecoded(text: string): string {
  return text.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_, wide?: string, byte?: string) =>
    String.fromCharCode(Number.parseInt(wide ?? byte!, 16)),
  );
}
