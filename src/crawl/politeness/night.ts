/** Outside the hours that the office allows, requests wait. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseWindow, untilOpen } from '../../lib/window.ts';

export interface Night {
  /** Returns inside the window; rejects when aborted. */
  come(): Promise<void>;
  /** Milliseconds that somebody has waited so far, a wait under way included. */
  waited(): number;
}

export interface NightOptions {
  /** `22:00-06:00`, '' for always. */
  window: string;
  now: () => Date;
  signal: AbortSignal | undefined;
  /** Told once each time that the waiting begins. */
  onWait?: ((until: Date) => void) | undefined;
}

/** The clock may be set and the machine may sleep: looked at anew after so many milliseconds. */
const nap = 30_000;

export function makeNight({ window: text, now, signal, onWait }: NightOptions): Night {
  const window = text === '' ? null : parseWindow(text);
  let waiting: { since: number; over: Promise<void> } | null = null;
  let past = 0;

  async function wait(left: number): Promise<void> {
    onWait?.(new Date(now().getTime() + left));
    for (let ms = left; ms > 0; ms = untilOpen(window!, now())) await sleep(Math.min(ms, nap), undefined, { signal });
  }

  return {
    async come() {
      if (window === null) return;
      const left = untilOpen(window, now());
      if (left === 0 && waiting === null) return;
      if (waiting === null) {
        const since = performance.now();
        const over = wait(left).finally(() => {
          past += performance.now() - since;
          waiting = null;
        });
        waiting = { since, over };
      }
      await waiting.over;
    },
    waited: () => past + (waiting === null ? 0 : performance.now() - waiting.since),
  };
}
