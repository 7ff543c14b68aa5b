/** Preloaded into every measured program: on its end it writes its peak memory, and its CPU for where /proc is missing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

function peakKilobytes() {
  try {
    // The kernel's other figure, ru_maxrss, is inherited from the parent.
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

if (isMainThread && process.env.BENCH_USAGE) {
  const file = process.env.BENCH_USAGE;
  delete process.env.BENCH_USAGE;
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ peak: peakKilobytes(), cpu: (userCPUTime + systemCPUTime) / 1e6 }));
  });
}
