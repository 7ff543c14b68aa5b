/** One line of a run's log, `data/logs/RUN.jsonl`: what a person looks for who asks why a crawl was slow or incomplete. */

export type LogEventName =
  | 'run-started'
  | 'run-finished'
  /** The run could not go on. */
  | 'error'
  | 'site-started'
  /** Gone on with after an end. */
  | 'site-resumed'
  | 'site-finished'
  | 'account-finished'
  /** What will be fetched, and why no more. */
  | 'plan'
  /** Level `debug`: one a page. */
  | 'page'
  | 'gap'
  | 'robots'
  /** The host asked for time. */
  | 'rest'
  /** The host refused too often: it has rest, or is given up. */
  | 'breaker'
  /** Outside the hours in which requests are allowed. */
  | 'waiting'
  | 'browser-started'
  | 'browser-restarted'
  /** Only the gravest go on being written. */
  | 'log-full';

export interface LogEvent {
  event: LogEventName;
  /** `info` unless said. */
  level?: 'debug' | 'info' | 'warn' | 'error';
  /** Id of the site or account; whoever hands the log to a crawl fills it in. */
  site?: string;
  url?: string;
  reason?: string;
  detail?: string;
  /** Numbers, as `pages`, `bytes`, `ms`. */
  [more: string]: string | number | boolean | null | undefined;
}

/** Never throws and never waits. */
export type Log = (event: LogEvent) => void;
