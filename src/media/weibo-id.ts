/** Ids of Weibo hold the second of publication; they show where a bridge lost the year. */

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const epoch = 515_483_463n;

/** Number of a post from the short id in its address (four letters hold seven digits, from the right). */
export function midOf(bid: string): string | null {
  if (!/^[0-9A-Za-z]{6,12}$/.test(bid)) return null;
  let mid = '';
  for (let end = bid.length; end > 0; end -= 4) {
    const part = [...bid.slice(Math.max(0, end - 4), end)];
    const value = String(part.reduce((n, letter) => n * 62 + digits.indexOf(letter), 0));
    mid = (end > 4 ? value.padStart(7, '0') : value) + mid;
  }
  return mid;
}

/** ISO time with +08:00; null for what is no id of a time when Weibo was there. */
export function timeOfMid(mid: string): string | null {
  if (!/^\d{16,17}$/.test(mid)) return null;
  const seconds = Number((BigInt(mid) >> 22n) + epoch);
  const at = new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19);
  return at > '2009' && at < '2100' ? `${at}+08:00` : null;
}

/** From the address of a single post. */
export function timeOfWeiboUrl(address: string | null): string | null {
  const [, id] =
    /^https?:\/\/(?:www\.|m\.)?weibo\.(?:com|cn)\/(?:\d+|status|detail)\/([0-9A-Za-z]+)(?:[?#]|$)/.exec(
      address ?? '',
    ) ?? [];
  if (id === undefined) return null;
  return timeOfMid(/^\d{16,}$/.test(id) ? id : (midOf(id) ?? ''));
}
