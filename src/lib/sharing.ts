/** One object for all of the same content: pages of one site have much in common. */

/** A hostile site shares nothing; then nothing is gained by remembering. */
const mostShared = 200_000;

export type Same = <T>(value: T) => T;

/** A function that gives the value of the same content that was met first. */
export function sharing(): Same {
  const held = new Map<string, unknown>();
  return <T>(value: T): T => {
    if (value === null || value === undefined) return value;
    const key = JSON.stringify(value);
    const known = held.get(key);
    if (known !== undefined) return known as T;
    if (held.size < mostShared) held.set(key, value);
    return value;
  };
}
