/** Ctrl+C, the wish of the system to end, a terminal that is gone: the first lets the run end in order, the second ends it at once. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `stop` is called once. The returned function takes the listeners away. */
export function onStopSignal(stop: () => void): () => void {
  let told = false;
  const listener = (signal: NodeJS.Signals) => {
    if (!told) {
      told = true;
      return stop();
    }
    // Libraries may listen too, and then nothing would end.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
