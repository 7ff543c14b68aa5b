/** The hours in which sites may be asked, in Beijing time. */

export interface Window {
  /** Minutes after midnight. */
  from: number;
  to: number;
}

const beijing = 8 * 60;
const day = 24 * 60;

/** Of `22:00-06:00`, which may go over midnight; null for anything else. */
export function parseWindow(text: string): Window | null {
  const [, h1, m1, h2, m2] = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (m2 === undefined) return null;
  const from = Number(h1) * 60 + Number(m1);
  const to = Number(h2) * 60 + Number(m2);
  return from === to ? null : { from, to };
}

/** Milliseconds until the window opens, 0 inside it. The end is outside. */
export function untilOpen({ from, to }: Window, now: Date): number {
  const minutes = (now.getTime() / 60_000 + beijing) % day;
  const inside = from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  return inside ? 0 : Math.ceil(((from - minutes + day) % day) * 60_000);
}
