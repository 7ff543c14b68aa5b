import { describe, expect, it } from 'vitest';
import { makeProgress, type Stream } from '../../../src/cli/run/progress.ts';
import { progressLine, type State, sampleOf } from '../../../src/cli/run/progress-line.ts';

const state = (rest: Partial<State> = {}): State => ({
  total: 3,
  running: new Map([['market', { fetched: 40, queued: 60, gaps: 2 }]]),
  finished: [20],
  gaps: 1,
  opens: null,
  ...rest,
});
const lineAt = (now: State, seconds: number, width = 100) =>
  progressLine(now, { at: 0, fetched: 20, queued: 70 }, sampleOf(now, seconds * 1000), width);

describe('the line of a terminal', () => {
  it('tells sites, pages, pace, what is left and what could not be seen', () => {
    expect(lineAt(state(), 20)).toBe('1/3 · 60页 · 2.0页/秒 · 剩余约40秒 · 未能查看3处 | market 40/100');
  });

  it('promises nothing while it cannot know', () => {
    const growing = state({ running: new Map([['market', { fetched: 40, queued: 90, gaps: 0 }]]) });
    for (const line of [lineAt(state(), 5), lineAt(growing, 20), lineAt(state({ finished: [] }), 20)])
      expect(line).toContain('剩余—');
  });

  it('tells what is done after the pages, and promises no time for it', () => {
    const after = state({
      total: 2,
      running: new Map([['market', { fetched: 40, queued: 0, gaps: 2, doing: 'browser' }]]),
    });
    expect(lineAt(after, 20)).toBe('1/2 · 60页 · 2.0页/秒 · 剩余— · 未能查看3处 | market 浏览器查看');
  });

  it('says when the hours begin', () => {
    expect(lineAt(state({ opens: '22:00' }), 20)).toContain('22:00起继续采集');
  });

  it.each([20, 60, 79])('stays within %i cells, of which a character takes two', (width) => {
    const cells = [...lineAt(state(), 20, width)].reduce(
      (sum, char) => sum + (/[\u2e80-\uffef]/.test(char) ? 2 : 1),
      0,
    );
    expect(cells).toBeLessThanOrEqual(width);
  });
});

describe('progress', () => {
  const written = (isTTY: boolean, quiet = false) => {
    const texts: string[] = [];
    const write = (text: string) => texts.push(text) > 0;
    const progress = makeProgress({ isTTY, columns: 80, write } as unknown as Stream, quiet, false);
    progress.begin(2);
    progress.step('甲', { fetched: 1, queued: 1, gaps: 0 });
    const until = new Date('2026-03-01T14:00:00Z');
    progress.wait(until, 60_000);
    progress.wait(until, 59_990);
    progress.done('甲', '采集完成：2页', 2, 0);
    progress.close();
    return texts;
  };

  it('piped: one line for the hours, one for each target that is done, nothing that moves the cursor', () => {
    expect(written(false)).toEqual(['不在采集时段内，22:00起继续采集\n', '甲 采集完成：2页\n']);
  });

  it('on a terminal the living line is gone before anything else is written', () => {
    expect(written(true)).toEqual(['\r\u001b[2K甲 采集完成：2页\n', '\r\u001b[2K']);
  });

  it('quiet: nothing', () => expect(written(false, true)).toEqual([]));
});
