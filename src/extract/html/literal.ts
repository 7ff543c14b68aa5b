/** Literals of scripts. */

/** Place behind the bracket that closes the array or object that begins at `from`; null where it never closes. */
export function endOfLiteral(text: string, from: number): number | null {
  let depth = 0;
  let quote = '';
  for (let i = from; i < text.length; i++) {
    const c = text[i]!;
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '[' || c === '{') depth++;
    else if ((c === ']' || c === '}') && --depth === 0) return i + 1;
  }
  return null;
}
