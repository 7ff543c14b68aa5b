/** JSON whose long whole numbers stay strings, so that ids of 17 to 19 digits lose nothing. */

/** Null for what is no JSON. Never throws. */
export function losslessJson(text: string): unknown {
  const keep = (_: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? context!.source
      : value;
  try {
    return JSON.parse(text, keep as (key: string, value: unknown) => unknown);
  } catch {
    return null;
  }
}

export type Json = { readonly [key: string]: unknown };

/** The member as an object; an empty one where it is something else. */
export function objectAt(value: unknown, key: string): Json {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : null;
  return isObject(member) ? member : {};
}

export function listAt(value: unknown, key: string): unknown[] {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : null;
  return Array.isArray(member) ? member.slice(0, 5000) : [];
}

/** A string or a number as text, at most 2000 characters; empty where it is something else. */
export function textAt(value: unknown, key: string): string {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : null;
  return typeof member === 'string' || typeof member === 'number' ? String(member).slice(0, 2000) : '';
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
