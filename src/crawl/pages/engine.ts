/** The crawl engine: Crawlee's BasicCrawler over our frontier. Only importer of Crawlee besides that. */
import {
  BasicCrawler,
  Configuration,
  EventManager,
  Log,
  LogLevel,
  RetryRequestError,
  type Snapshotter,
} from '@crawlee/basic';
import type { Frontier } from '../../snapshot/frontier.ts';
import { frontierQueue } from './frontier-queue.ts';

export interface Target {
  url: string;
  /** What makes two addresses the same page; each is visited once. */
  key: string;
  depth: number;
}

export interface Visit {
  url: string;
  depth: number;
  add(targets: readonly Target[]): Promise<void>;
}

/** Without the crawler's own answer to Ctrl+C, which it sets up just before this: whether a crawl stops is ours to say. */
class Events extends EventManager {
  override on(...[event, listener]: Parameters<EventManager['on']>): void {
    super.on(event, listener);
    if (String(event) !== 'migrating') return;
    for (const answer of process.listeners('SIGINT'))
      if (answer.name === 'sigintHandler') process.off('SIGINT', answer);
  }
}

/** Without what it does for each page that nobody needs here: our queue answers at once, and hosts have turns of their own. */
class Crawler extends BasicCrawler {
  protected override _timeoutAndRetry<T>(handler: () => Promise<T>): Promise<T> {
    return handler();
  }
  protected override delayRequest(): boolean {
    return false;
  }
}

/** Concurrency is fixed: the load of the machine is not looked at. */
const snapshotter = { start: async () => {}, stop: async () => {}, getLoadSignals: () => [] };

export interface EngineTask {
  frontier: Frontier;
  concurrency: number;
  /** `stop` leaves the page open for a later run and ends this one. */
  visit: (visit: Visit) => Promise<'done' | 'stop'>;
  /** What to start with; those already in the frontier are not taken up twice. */
  start: readonly Target[];
  /** Milliseconds left. */
  left: () => number;
  signal?: AbortSignal;
}

/** Visits until the frontier is empty, the time is over, or the signal comes. An error thrown by `visit` ends it and is thrown. */
export async function runEngine(task: EngineTask): Promise<void> {
  const config = new Configuration({
    persistStorage: false,
    purgeOnStart: false,
    logLevel: LogLevel.OFF,
    persistStateIntervalMillis: 600_000,
  });
  // Crawlee's own would start programs to learn the load of the machine; concurrency is fixed, so nothing needs it.
  config.useEventManager(new Events(config));
  const add = async (targets: readonly Target[]): Promise<void> => {
    for (const target of targets) task.frontier.add(target);
  };
  let thrown: unknown;
  const crawler = new Crawler(
    {
      requestQueue: frontierQueue(task.frontier),
      log: new Log({ level: LogLevel.OFF }),
      useSessionPool: false,
      maxRequestRetries: 0,
      // Each exchange has a time limit of its own; waiting for a host's turn has none.
      requestHandlerTimeoutSecs: 7 * 86_400,
      statusMessageLoggingInterval: 3600,
      statisticsOptions: { persistenceOptions: { enable: false } },
      autoscaledPoolOptions: {
        minConcurrency: task.concurrency,
        maxConcurrency: task.concurrency,
        loggingIntervalSecs: null,
        systemStatusOptions: { snapshotter: snapshotter as unknown as Snapshotter },
      },
      async requestHandler({ request }) {
        let outcome: 'done' | 'stop';
        try {
          outcome = await task.visit({ url: request.url, depth: request.userData.depth, add });
        } catch (error) {
          thrown ??= error;
          outcome = 'stop';
        }
        if (outcome === 'stop') {
          crawler.stop();
          throw new RetryRequestError('stop');
        }
      },
    },
    config,
  );
  await add(task.start);
  const stop = () => crawler.stop();
  let timer: NodeJS.Timeout | undefined;
  const check = () => {
    const left = task.left();
    if (left <= 0) stop();
    else timer = setTimeout(check, Math.max(250, Math.min(left, 2 ** 31 - 1)));
  };
  check();
  task.signal?.addEventListener('abort', stop, { once: true });
  try {
    if (task.signal?.aborted !== true && task.left() > 0) await crawler.run();
  } finally {
    clearTimeout(timer);
    task.signal?.removeEventListener('abort', stop);
  }
  if (thrown !== undefined) throw thrown;
}
