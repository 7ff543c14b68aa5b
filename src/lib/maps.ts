/** The value of a key, made and kept when the map has none. */
export function heldOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

/** A longer text is hardly met twice. */
const longest = 500;

/** The same function, which remembers its latest answers: pages of one site share most of their names of classes. */
export function remembering<T extends {}>(of: (text: string) => T, most = 2_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    if (text.length > longest) return of(text);
    if (known.size >= most) known.clear();
    // A copy: a mere piece of a page would keep the whole page in memory.
    const copy = ` ${text}`.slice(1);
    const made = of(copy);
    known.set(copy, made);
    return made;
  };
}
