/** CPU that pages took, in ms: half of them took no more than the first, 95 % no more than the second. */
export function cpuSpan(times: readonly number[]): { median: number; late: number } {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, late: sorted[Math.floor(sorted.length * 0.95)]! };
}
