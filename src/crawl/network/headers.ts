/** Header lines of an answer. */

export type HeaderLines = readonly (readonly [string, string])[];

export function headerLines(headers: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((v): [string, string] => [name, v]),
  );
}

/** The first of that name, null without one. */
export function headerOf(headers: HeaderLines, name: string): string | null {
  return headers.find(([n]) => n.toLowerCase() === name)?.[1] ?? null;
}
