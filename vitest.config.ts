import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Much of the time is spent waiting for servers and browsers: a machine of two cores takes two files at a time.
    maxWorkers: '100%',
    // Whole audits and a real browser run in some tests; a slow machine must not fail them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
