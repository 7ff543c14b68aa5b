/** What a crawl's progress says: counts, rate, and time left where it can be told. */
import { clip } from '../../render/terminal.ts';

export interface TargetState {
  fetched: number;
  queued: number;
  gaps: number;
  /** After its pages; how long that takes nobody knows. */
  doing?: 'links' | 'browser';
}

export interface State {
  total: number;
  running: ReadonlyMap<string, TargetState>;
  /** Pages of the targets that are done, one number a target. */
  finished: readonly number[];
  /** Gaps of the targets that are done. */
  gaps: number;
  /** Clock in Beijing when requests may go out again; null while they may. */
  opens: string | null;
}

/** How it stood at a time, in ms. */
export interface Sample {
  at: number;
  fetched: number;
  queued: number;
}

export function sampleOf({ running, finished }: State, at: number): Sample {
  const states = [...running.values()];
  const done = finished.reduce((sum, pages) => sum + pages, 0);
  return {
    at,
    fetched: done + states.reduce((sum, s) => sum + s.fetched, 0),
    queued: states.reduce((sum, s) => sum + s.queued, 0),
  };
}

/** Pages a second between two samples. */
export function rateOf(first: Sample, last: Sample): number {
  return last.at > first.at ? Math.max(0, (last.fetched - first.fetched) / ((last.at - first.at) / 1000)) : 0;
}

const leastSeconds = 15;

/**
 * Seconds left; null while nobody can know: too early, more pages are found than are fetched, or sites wait and none has
 * ended that tells how many pages a site has.
 */
export function secondsLeft(state: State, first: Sample, last: Sample): number | null {
  const rate = rateOf(first, last);
  const waiting = state.total - state.finished.length - state.running.size;
  const grows = last.queued > first.queued;
  const isFetching = waiting > 0 || [...state.running.values()].some(({ doing }) => doing === undefined);
  if (rate === 0 || !isFetching || last.at - first.at < leastSeconds * 1000 || grows) return null;
  if (waiting > 0 && state.finished.length === 0) return null;
  const mean = state.finished.reduce((sum, pages) => sum + pages, 0) / Math.max(1, state.finished.length);
  return (last.queued + waiting * mean) / rate;
}

/** One line of at most `width` cells. */
export function progressLine(state: State, first: Sample, last: Sample, width: number): string {
  const gaps = [...state.running.values()].reduce((sum, s) => sum + s.gaps, state.gaps);
  const seconds = secondsLeft(state, first, last);
  const facts = [
    `${state.finished.length}/${state.total}`,
    `${last.fetched}页`,
    `${rateOf(first, last).toFixed(1)}页/秒`,
    state.opens === null ? `剩余${seconds === null ? '—' : `约${duration(seconds)}`}` : `${state.opens}起继续采集`,
    `未能查看${gaps}处`,
  ];
  const running = [...state.running].map(([id, s]) => `${id} ${doingOf(s)}`);
  return clip([facts.join(' · '), ...running].join(' | '), width);
}

const doings = { links: '核对链接', browser: '浏览器查看' };

function doingOf({ fetched, queued, doing }: TargetState): string {
  return doing === undefined ? `${fetched}/${fetched + queued}` : doings[doing];
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))}秒`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes}分钟` : `${(minutes / 60).toFixed(1)}小时`;
}
