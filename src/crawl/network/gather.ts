/** One answer gathered whole within its bound, as undici tells of it: without a stream between the connection and us. */
import { TooLarge } from './body.ts';

export interface Gathered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** As it came, its content encoding still on. */
  body: Uint8Array;
}

export interface Bounds {
  maxBytes: number;
  signal: AbortSignal;
  /** Told of every head that comes: of those that only announce another answer (1xx), then of the answer's own. */
  onHead?: (status: number) => void;
}

/** What undici lets an answer's reader do. */
interface Control {
  abort(reason: Error): void;
}

/** Rejects with TooLarge, with what the signal aborts for, or with what undici tells. */
export function gather(dispatch: (handler: object) => void, isHead: boolean, bounds: Bounds): Promise<Gathered> {
  const { maxBytes, signal, onHead } = bounds;
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    let control: Control | null = null;
    const end = (error: Error) => {
      reject(error);
      control?.abort(error);
    };
    const stop = () => end(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const chunks: Uint8Array[] = [];
    let size = 0;
    const gathered = { status: 0, headers: {} };
    dispatch({
      onRequestStart(given: Control) {
        control = given;
        if (signal.aborted) given.abort(signal.reason);
      },
      onResponseStart(_: Control, status: number, headers: Gathered['headers']) {
        onHead?.(status);
        if (status < 200) return;
        Object.assign(gathered, { status, headers });
        if (!isHead && Number(headers['content-length']) > maxBytes) end(new TooLarge());
      },
      onResponseData(_: Control, chunk: Uint8Array) {
        size += chunk.length;
        if (size > maxBytes) return end(new TooLarge());
        chunks.push(chunk);
      },
      onResponseEnd() {
        signal.removeEventListener('abort', stop);
        resolve({ ...gathered, body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size) });
      },
      onResponseError(_: Control, error: Error) {
        signal.removeEventListener('abort', stop);
        reject(error);
      },
    });
  });
}
