/** Progress on standard error: one living line on a terminal, one line a finished site when piped, nothing when quiet. */
import { cut, oneLine } from '../lib/chinese.ts';

export interface Progress {
  /** One step of a task. */
  step(task: string, text: string): void;
  done(task: string, text: string): void;
  close(): void;
}

export function makeProgress(stream: NodeJS.WriteStream, quiet: boolean): Progress {
  const running = new Map<string, string>();
  const live = stream.isTTY === true && !quiet;
  let last = 0;
  const draw = () => {
    const line = [...running].map(([task, text]) => `${task} ${text}`).join(' | ');
    // Each Chinese character takes two columns.
    stream.write(`\r\u001b[2K${cut(oneLine(line), Math.floor((stream.columns ?? 80) / 2) - 1)}`);
  };
  return {
    step(task, text) {
      running.set(task, text);
      const now = performance.now();
      if (live && now - last > 100) {
        last = now;
        draw();
      }
    },
    done(task, text) {
      running.delete(task);
      if (quiet) return;
      if (live) stream.write('\r\u001b[2K');
      stream.write(`${oneLine(`${task} ${text}`)}\n`);
    },
    close() {
      if (live) stream.write('\r\u001b[2K');
    },
  };
}
