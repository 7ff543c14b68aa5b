import { expect, test } from 'vitest';
import { loadSettings } from '../../src/load/settings.ts';
import { folder } from './folders.ts';

const error = (run: () => unknown) => {
  try {
    run();
  } catch (e) {
    return e as Error & { exitCode: number };
  }
  throw new Error('nothing was refused');
};

test('flags go before the environment, that before the file, that before defaults', () => {
  const dir = folder({ 'gongkai.yaml': 'delay: 10\nmaxPages: 20\nsites: 3\n' });
  const settings = loadSettings(dir, {
    env: { GONGKAI_MAX_PAGES: '30', GONGKAI_DELAY: '40', GONGKAI_BROWSER: 'false', GONGKAI_RULESETS: 'a, b' },
    flags: { delay: 50, timeout: undefined },
  });
  expect(settings).toMatchObject({ delay: 50, maxPages: 30, sites: 3, timeout: 15_000, browser: false });
  expect(settings.rulesets).toEqual(['a', 'b']);
  expect(Object.isFrozen(settings)).toBe(true);
});

test('a folder without the file has the defaults', () => {
  expect(loadSettings(folder()).delay).toBe(1000);
});

test('faults of file and environment are told together, with the nearest name', () => {
  const dir = folder({ 'gongkai.yaml': 'delay: 快\nmaxPage: 5\n' });
  const { message, exitCode } = error(() => loadSettings(dir, { env: { GONGKAI_TIMEOUT: '12s' } }));
  expect(exitCode).toBe(78);
  expect(message.split('\n')).toEqual([
    'gongkai.yaml:1 delay：应为数字，现为“快”',
    'gongkai.yaml:2 没有“maxPage”这一项，是否想写“maxPages”？',
    '环境变量 GONGKAI_TIMEOUT timeout：应为数字，现为“12s”',
  ]);
});

test('a wrong flag is wrong usage', () => {
  const { message, exitCode } = error(() => loadSettings(folder(), { flags: { maxPages: 0 } }));
  expect(exitCode).toBe(64);
  expect(message).toBe('参数 --max-pages maxPages：应不小于1，现为0');
});
