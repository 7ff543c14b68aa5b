/** Numbers in words. */

/** A share as per cent without the tails of binary fractions: 0.07 is `7%`. */
export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}
