/** Scores over months as lines: where each point stands in a box of `width` × `height` units. Plain data. */
export const width = 360;
export const height = 200;
const left = 34;
const right = 282;
const top = 14;
const base = 168;
/** Names at the ends of lines stand at least this far apart. */
const apart = 15;
/** Colours and dashes that the stylesheet knows. */
const looks = 6;

export interface Series {
  name: string;
  /** One value a month, in the order of the months; null where there is none. */
  values: readonly (number | null)[];
}

/** Null where no line has two points. `months` as `YYYY-MM`. */
export function trend(months: readonly string[], all: readonly Series[], id: string) {
  const series = all.filter((s) => s.values.filter((v) => v !== null).length >= 2).slice(0, looks);
  if (series.length === 0) return null;
  const values = series.flatMap((s) => s.values.filter((v) => v !== null));
  const low = Math.min(90, Math.floor(Math.min(...values) / 10) * 10);
  const high = Math.max(100, Math.ceil(Math.max(...values) / 10) * 10);
  const x = (i: number) => round(left + ((right - left) * i) / Math.max(1, months.length - 1));
  const y = (value: number) => round(base - ((value - low) / (high - low)) * (base - top));
  const lines = spread(series.map((s, i) => lineOf(s, i, x, y)));
  return {
    ...{ id, width, height, base, left, right, lines },
    ticks: [low, Math.round((low + high) / 2), high].map((value) => ({ value, y: y(value), text: y(value) + 4 })),
    months: shownMonths(months).map(({ month, i }, n, all) => ({
      label: axisWords(month, all[n - 1]?.month),
      x: x(i),
    })),
    told: `${series.map((s) => `${s.name}：${told(months, s)}`).join('；')}。`,
  };
}

/** A line is broken where a month is missing. */
function lineOf(s: Series, look: number, x: (i: number) => number, y: (value: number) => number) {
  const dots = s.values.flatMap((value, i) => (value === null ? [] : [{ i, x: x(i), y: y(value) }]));
  const parts: string[][] = [];
  for (const [n, dot] of dots.entries()) {
    if (n === 0 || dots[n - 1]!.i !== dot.i - 1) parts.push([]);
    parts.at(-1)!.push(`${dot.x},${dot.y}`);
  }
  const last = dots.at(-1)!;
  return {
    name: s.name,
    look,
    dots: dots.map((dot) => ({ x: dot.x, y: dot.y })),
    parts: parts.filter((p) => p.length > 1).map((p) => p.join(' ')),
    end: right + 8,
    label: last.y + 4,
  };
}

/** Moves names apart, keeping their order from top to bottom. */
function spread<T extends { label: number }>(lines: readonly T[]): T[] {
  let lowest = Number.NEGATIVE_INFINITY;
  const down = [...lines]
    .sort((a, b) => a.label - b.label)
    .map((line) => {
      lowest = Math.max(line.label, lowest + apart);
      return { ...line, label: lowest };
    });
  // What was pushed out below comes back up.
  let limit = base + 6;
  for (const line of down.reverse()) {
    line.label = Math.min(line.label, limit);
    limit = line.label - apart;
  }
  return down.reverse();
}

/** At most six, the last among them. */
function shownMonths(months: readonly string[]): { month: string; i: number }[] {
  const every = Math.ceil((months.length - 1) / 5) || 1;
  const last = months.length - 1;
  return months.map((month, i) => ({ month, i })).filter(({ i }) => (last - i) % every === 0);
}

/** The year stands where it begins, so that six labels fit. */
function axisWords(month: string, before: string | undefined): string {
  return before?.slice(0, 4) === month.slice(0, 4) ? `${Number(month.slice(5))}月` : monthWords(month);
}

function monthWords(month: string): string {
  const [year, number] = month.split('-') as [string, string];
  return `${year.slice(2)}年${Number(number)}月`;
}

function told(months: readonly string[], { values }: Series): string {
  return months
    .flatMap((month, i) => (values[i] == null ? [] : [`${monthWords(month)}${values[i]!.toFixed(2)}分`]))
    .join('，');
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
