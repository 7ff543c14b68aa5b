/** Crawlee's storage client over the frontier of a snapshot: its request queue is our table, nothing else is kept. */
import type { Configuration } from '@crawlee/basic';
import type { Frontier, FrontierRow } from '../snapshot/frontier.ts';

type StorageClient = Parameters<Configuration['useStorageClient']>[0];
type QueueClient = ReturnType<StorageClient['requestQueue']>;
type RequestSchema = Parameters<QueueClient['addRequest']>[0];

const born = new Date(0);
const named = (id: string) => ({ id, name: id, createdAt: born, modifiedAt: born, accessedAt: born });

export function frontierClient(frontier: Frontier, idOf: (uniqueKey: string) => string): StorageClient {
  const queue = queueClient(frontier, idOf);
  const unused = () => {
    throw new Error('the crawler keeps nothing but its request queue');
  };
  return {
    requestQueue: () => queue,
    requestQueues: () => ({ getOrCreate: async () => (await queue.get())!, list: unused }),
    keyValueStore: () => emptyStore as unknown as ReturnType<StorageClient['keyValueStore']>,
    keyValueStores: () => ({ getOrCreate: async () => named('none'), list: unused }),
    dataset: unused,
    datasets: unused,
  };
}

/** The engine opens a store for its statistics, which are not persisted. */
const emptyStore = {
  get: async () => named('none'),
  getRecord: async () => undefined,
  recordExists: async () => false,
  setRecord: async () => {},
  deleteRecord: async () => {},
};

function queueClient(frontier: Frontier, idOf: (uniqueKey: string) => string): QueueClient {
  const rowOf = (request: RequestSchema): FrontierRow => {
    const id = request.id ?? idOf(request.uniqueKey);
    const json = JSON.stringify({ ...request, id });
    return { id, key: request.uniqueKey, url: request.url, json, done: request.handledAt !== undefined };
  };
  const add = (request: RequestSchema, first = false) => {
    const row = rowOf(request);
    const isNew = frontier.add(row, first);
    const wasAlreadyHandled = !isNew && frontier.get(row.id)?.done === true;
    return { requestId: row.id, uniqueKey: row.key, wasAlreadyPresent: !isNew, wasAlreadyHandled };
  };
  const head = async (limit = 100) => ({
    limit,
    queueModifiedAt: born,
    hadMultipleClients: false,
    items: frontier.head(limit).map((row) => JSON.parse(row.json)),
  });
  return {
    async get() {
      const { total, done } = frontier.counts();
      const counts = { totalRequestCount: total, handledRequestCount: done, pendingRequestCount: total - done };
      return { ...named('frontier'), ...counts };
    },
    update: async () => named('frontier'),
    delete: async () => {},
    listHead: (options) => head(options?.limit),
    addRequest: async (request, options) => add(request, options?.forefront),
    batchAddRequests: async (requests, options) => ({
      processedRequests: requests.map((request) => add(request, options?.forefront)),
      unprocessedRequests: [],
    }),
    async getRequest(id) {
      const row = frontier.get(id);
      return row === null ? undefined : JSON.parse(row.json);
    },
    async updateRequest(request, options) {
      const row = rowOf(request);
      const wasAlreadyHandled = frontier.get(row.id)?.done === true;
      frontier.update(row, options?.forefront === true);
      return { requestId: row.id, wasAlreadyPresent: true, wasAlreadyHandled };
    },
    deleteRequest: async (id) => frontier.remove(id),
    // Locks serve several clients of one queue; a snapshot has one.
    listAndLockHead: async ({ limit, lockSecs }) => ({ ...(await head(limit)), lockSecs }),
    prolongRequestLock: async () => ({ lockExpiresAt: born }),
    deleteRequestLock: async () => {},
  };
}
