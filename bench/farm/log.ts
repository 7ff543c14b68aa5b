/** What the farm's server saw since it was last asked: proof that every page was fetched. */

export interface Seen {
  /** Distinct pages that were sent whole with 200. */
  pages: number;
  /** Distinct pages answered with 304. */
  unchanged: number;
  requests: number;
  /** Of bodies. */
  bytes: number;
}

export interface ServerLog {
  note(host: number, n: number | null, status: number, bytes: number): void;
  /** What was seen, and a fresh start. */
  take(): Seen;
}

export function makeLog(): ServerLog {
  let pages = new Set<string>();
  let unchanged = new Set<string>();
  let requests = 0;
  let bytes = 0;
  return {
    note(host, n, status, length) {
      requests++;
      bytes += length;
      if (n === null) return;
      if (status === 200 && length > 0) pages.add(`${host} ${n}`);
      else if (status === 304) unchanged.add(`${host} ${n}`);
    },
    take() {
      const seen = { pages: pages.size, unchanged: unchanged.size, requests, bytes };
      [pages, unchanged, requests, bytes] = [new Set(), new Set(), 0, 0];
      return seen;
    },
  };
}
