/** Our frontier as Crawlee's request manager: a Request is made when its turn comes, and nothing is kept beside the table. */
import { type BasicCrawlerOptions, Request } from '@crawlee/basic';
import type { Frontier, FrontierRow } from '../../snapshot/frontier.ts';

type RequestManager = NonNullable<BasicCrawlerOptions['requestManager']>;
type RequestQueue = NonNullable<BasicCrawlerOptions['requestQueue']>;

const rowsRead = 100;

/** What is given back stays open in the table for a later run; this run does not see it again. */
export function frontierQueue(frontier: Frontier): RequestQueue {
  let ready: FrontierRow[] = [];
  let place = 0;
  let running = 0;
  // Making a Request takes longer than all else that Crawlee does for a page: those that are over are used again.
  const over: Request[] = [];
  const isEmpty = (): boolean => {
    if (ready.length === 0) {
      ready = frontier.open(place, rowsRead);
      place = ready.at(-1)?.id ?? place;
    }
    return ready.length === 0;
  };
  const unused = () => {
    throw new Error('addresses are added to the frontier itself');
  };
  const manager: RequestManager = {
    isEmpty: async () => isEmpty(),
    isFinished: async () => isEmpty() && running === 0,
    handledCount: async () => frontier.counts().done,
    getTotalCount: () => frontier.counts().total,
    getPendingCount: () => frontier.counts().total - frontier.counts().done,
    async fetchNextRequest() {
      if (isEmpty()) return null;
      running++;
      const { id, key, url, depth } = ready.shift()!;
      const request = Object.assign(over.pop() ?? new Request({ url }), { url, uniqueKey: key });
      Object.assign(request.userData, { id, depth });
      // Its type asks for userData of every kind at once.
      return request as never;
    },
    async markRequestHandled(request) {
      running--;
      frontier.finish(request.userData.id);
      over.push(request);
    },
    async reclaimRequest() {
      running--;
      return null;
    },
    addRequest: unused,
    addRequestsBatched: unused,
    [Symbol.asyncIterator]: unused,
  };
  // Crawlee 3.18 declares an option `requestManager` and refuses it; as its queue it takes any manager.
  return manager as RequestQueue;
}
