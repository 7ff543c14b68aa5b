/** Scores in bands of ten points as columns: where each stands in a box of `width` × `height` units. Plain data. */
export const width = 360;
export const height = 180;
const left = 8;
const base = 150;
const top = 26;

/** Null with fewer than three scores: a picture of two says less than their numbers. */
export function distribution(scores: readonly number[], id: string) {
  if (scores.length < 3) return null;
  const bands = bandsOf(scores);
  const most = Math.max(...bands.map((b) => b.count));
  const step = (width - 2 * left) / bands.length;
  const bar = Math.min(56, step * 0.66);
  const bars = bands.map(({ label, count }, i) => {
    const tall = (count / most) * (base - top);
    const middle = round(left + step * (i + 0.5));
    const y = round(base - tall);
    return { label, count, middle, x: round(middle - bar / 2), y, tall: round(tall), bar: round(bar), above: y - 6 };
  });
  const told = bands.filter((b) => b.count > 0).map((b) => `${b.label}分${b.count}家`);
  return { id, width, height, base, bars, left, right: width - left, told: `${told.join('，')}。` };
}

/** From the band of the lowest score up to 100; 100 belongs to the last. */
function bandsOf(scores: readonly number[]): { label: string; count: number }[] {
  const bandOf = (score: number) => Math.min(9, Math.max(0, Math.floor(score / 10)));
  const first = Math.min(6, ...scores.map(bandOf));
  return Array.from({ length: 10 - first }, (_, i) => {
    const band = first + i;
    const label = `${band * 10}–${band * 10 + 10}`;
    return { label, count: scores.filter((s) => bandOf(s) === band).length };
  });
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
