/** Whether a failure means that a kept connection had been closed by the server before it was used again. */
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

interface Use {
  requests: number;
  /** Bytes that had come when the last request went out. */
  bytesRead: number;
}

/** By local port, which is all that an error tells of its connection; at most 65,535. */
const uses = new Map<number, Use>();

subscribe('undici:client:sendHeaders', (message) => {
  const { socket } = message as { socket: Socket };
  const port = socket.localPort ?? 0;
  uses.set(port, { requests: (uses.get(port)?.requests ?? 0) + 1, bytesRead: socket.bytesRead });
});

/** Begins the count of a new connection, and lets its errors tell where they come from. */
export function watch(socket: Socket): void {
  const { localPort = 0 } = socket;
  uses.delete(localPort);
  socket.once('error', (error) => Object.assign(error, { socket: { localPort, bytesRead: socket.bytesRead } }));
}

/** Nothing came since the request went out, and it was not the first of its connection. */
export function isStale(error: unknown): boolean {
  const { socket } = (error ?? {}) as { socket?: { localPort?: number; bytesRead?: number } };
  const use = uses.get(socket?.localPort ?? -1);
  return use !== undefined && use.requests > 1 && use.bytesRead === socket?.bytesRead;
}
