import { expect, it } from 'vitest';
import { parseWindow, untilOpen } from '../../src/lib/window.ts';

it.each(['22:00-06:00', '00:00-23:59', '09:30-17:45'])('%s is a window', (text) => {
  expect(parseWindow(text)).not.toBeNull();
});

it.each(['', '22-06', '24:00-06:00', '22:60-06:00', '9:00-17:00', '22:00-22:00', '22:00–06:00', '22:00-06:00 '])(
  '%j is none',
  (text) => expect(parseWindow(text)).toBeNull(),
);

it.each([
  // Beijing is eight hours ahead.
  ['22:00-06:00', '2026-01-01T14:00:00Z', 0],
  ['22:00-06:00', '2026-01-01T13:59:30Z', 30_000],
  ['22:00-06:00', '2026-01-01T21:59:59Z', 0],
  ['22:00-06:00', '2026-01-01T22:00:00Z', 16 * 3_600_000],
  ['00:00-06:00', '2026-01-01T16:00:00Z', 0],
  ['00:00-06:00', '2026-01-01T15:59:00Z', 60_000],
  ['09:30-17:45', '2026-01-01T01:30:00Z', 0],
  ['09:30-17:45', '2026-01-01T09:45:00Z', 15.75 * 3_600_000],
])('%s at %s opens after %i ms', (text, now, ms) => {
  expect(untilOpen(parseWindow(text)!, new Date(now))).toBe(ms);
});
