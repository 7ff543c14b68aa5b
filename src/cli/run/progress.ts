/** Progress on standard error: one living line on a terminal, one line a finished target when piped, nothing when quiet. */
import { oneLine } from '../../lib/chinese.ts';
import { progressLine, type Sample, type State, sampleOf, type TargetState } from './progress-line.ts';

export interface Progress {
  begin(total: number): void;
  step(target: string, state: TargetState): void;
  /** No request goes out until then, in so many ms; every site says it for itself. */
  wait(until: Date, ms: number): void;
  done(target: string, text: string, pages?: number, gaps?: number): void;
  close(): void;
}

export type Stream = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** The rate is that of the last minute. */
const span = 60_000;
const erase = '\r\u001b[2K';

/** `plain`: nothing that moves the cursor, as NO_COLOR asks. */
export function makeProgress(stream: Stream, quiet: boolean, plain = Boolean(process.env.NO_COLOR)): Progress {
  const live = stream.isTTY === true && !quiet && !plain && process.env.TERM !== 'dumb';
  const running = new Map<string, TargetState>();
  const finished: number[] = [];
  const state: State = { total: 0, running, finished, gaps: 0, opens: null };
  let openAt = 0;
  const samples: Sample[] = [];
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    const last = sampleOf(state, performance.now());
    if (last.at >= openAt) state.opens = null;
    samples.push(last);
    while (samples.length > 1 && last.at - samples[0]!.at > span) samples.shift();
    stream.write(`${erase}${oneLine(progressLine(state, samples[0]!, last, (stream.columns ?? 80) - 1))}`);
  };
  /** A site that is gone on with brings its pages of before along: they are no part of the rate. */
  const bring = (target: string, pages: number) => {
    if (!running.has(target) && pages > 20) samples.length = 0;
  };
  return {
    begin(total) {
      state.total = total;
      if (live) timer = setInterval(draw, 500).unref();
    },
    step(target, at) {
      bring(target, at.fetched);
      running.set(target, at);
    },
    wait(until, ms) {
      if (performance.now() < openAt) return;
      openAt = performance.now() + ms;
      state.opens = clockOf(until);
      if (!live && !quiet) stream.write(`不在采集时段内，${state.opens}起继续采集\n`);
    },
    done(target, text, pages = 0, gaps = 0) {
      bring(target, pages);
      running.delete(target);
      finished.push(pages);
      state.gaps += gaps;
      if (quiet) return;
      stream.write(`${live ? erase : ''}${oneLine(`${target} ${text}`)}\n`);
    },
    close() {
      clearInterval(timer);
      if (live && timer !== undefined) stream.write(erase);
      timer = undefined;
    },
  };
}

/** Hours and minutes in Beijing. */
function clockOf(time: Date): string {
  return new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
}
