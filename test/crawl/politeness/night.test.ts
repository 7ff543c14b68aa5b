/** Requests wait for the hours in which they are allowed. */
import { expect, it } from 'vitest';
import { crawlSite } from '../../../src/crawl/site.ts';
import type { FactName } from '../../../src/model/facts.ts';
import { settingsSchema } from '../../../src/model/settings.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { page, pages, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

/** A clock that shows this time now and goes on from there. */
function clockAt(iso: string): () => Date {
  const offset = Date.parse(iso) - performance.now();
  return () => new Date(performance.now() + offset);
}

const needs = new Set<FactName>(['pages']);

it('nothing goes out before the window opens; then the crawl goes on, and says when it waits', async () => {
  const now = clockAt('2026-01-01T13:59:59.500Z');
  const server = await startServer(pages({ '/': page('首页', ['/a']), '/a': page('甲') }));
  const waits: Date[] = [];
  const onWait = (until: Date) => waits.push(until);
  const task = siteTask(`${server.url}/`, tempFolder(), { window: '22:00-06:00' }, { needs, now, onWait });
  expect((await crawlSite(task)).counts.fetched).toBe(2);
  expect(waits.map((until) => until.toISOString().slice(0, 19))).toEqual(['2026-01-01T14:00:00']);
  expect(server.hits).toContain('GET /a');
});

it('the waiting ends at once when the crawl is stopped, and is gone on with later', async () => {
  const stop = new AbortController();
  const now = clockAt('2026-01-01T02:00:00Z');
  const server = await startServer(pages({ '/': page('首页') }));
  const onWait = () => stop.abort();
  const task = siteTask(
    `${server.url}/`,
    tempFolder(),
    { window: '22:00-06:00' },
    { needs, now, onWait, signal: stop.signal },
  );
  const { gaps } = await crawlSite(task);
  expect(gaps).toContainEqual({ fact: 'pages', place: 's1', reason: 'interrupted' });
  expect(server.hits).toEqual([]);
});

it('a wrong window is refused with what is expected', () => {
  const { error } = settingsSchema.safeParse({ window: '22-6' });
  expect(error?.issues[0]?.message).toContain('22:00-06:00');
});
