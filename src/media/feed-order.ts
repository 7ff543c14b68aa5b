/** What the order of a feed tells of how far back it reaches. */

const DAY = 86_400_000;
/** As many posts as a platform lets an account pin. */
const maxPins = 3;
/** Bridges that sort by date put what is pinned last, where only its distance from the rest shows it. */
const far = 14 * DAY;

/**
 * The oldest date from which on every newer post is there, null where the order tells none. A post that stands before a
 * newer one is pinned; a list in rising order is read from its end. `pins`: the platform knows pinned posts.
 */
export function reachOf(dates: readonly string[], pins: boolean): string | null {
  const times = dates.map((date) => ({ date, ms: Date.parse(date) }));
  const rising = times.length > 2 && times.every(({ ms }, i) => i === 0 || ms >= times[i - 1]!.ms);
  const order = rising ? times.reverse() : times;
  let pinned = 0;
  while (pinned < maxPins && order.slice(pinned + 1).some(({ ms }) => ms - order[pinned]!.ms > DAY)) pinned++;
  const rest = order.slice(pinned);
  // Within a day the order means nothing: posts of one push, zones.
  if (rest.some(({ ms }, i) => i > 0 && ms - rest[i - 1]!.ms > DAY)) return null;
  if (!pins || pinned > 0) return rest.at(-1)?.date ?? null;
  if (rest.length <= maxPins) return null;
  for (let last = maxPins; last > 0; last--) {
    const before = rest[rest.length - last - 1]!;
    if (before.ms - rest[rest.length - last]!.ms > far) return before.date;
  }
  return rest.at(-1)!.date;
}
