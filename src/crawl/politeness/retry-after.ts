/** How long a server asks to be left alone. */

const most = 300_000;

/** Milliseconds of a Retry-After value, seconds or an HTTP date; at most five minutes, null when it does not say. */
export function retryAfter(value: string | null, now: Date): number | null {
  if (value === null) return null;
  const text = value.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : dateOf(text) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 1000), most);
}

/** Only the form that HTTP prescribes: `Date.parse` takes almost anything. */
function dateOf(text: string): number {
  return /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}
