import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type FeedAnswer, readAccount } from '../../src/media/account.ts';
import { tempFolder } from '../snapshot/folder.ts';

const period = { from: '2024-05-01', to: '2024-05-31' };
const account = { id: 'wx1', agency: 'a1', platform: '微信', name: '某市发布', source: { feed: 'http://bridge.cn/a' } };

/** Polls one after another into one history; a day in May each, null for a poll that fails. */
async function polls(...feeds: { on: string; days: string[] | null }[]) {
  const historyFile = join(tempFolder(), 'accounts', 'wx1.json');
  let last: Awaited<ReturnType<typeof readAccount>> | undefined;
  for (const { on, days } of feeds) {
    const items = (days ?? []).map(
      (d) => `<item><title>${d}</title><link>http://x.cn/${d}</link><pubDate>${d} 08:00</pubDate></item>`,
    );
    const body = Buffer.from(`<rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`);
    const fetchedAt = `${on}T09:00:00.000Z`;
    const fetch = async (): Promise<FeedAnswer> => ({
      ok: true,
      status: days === null ? 503 : 200,
      contentType: null,
      body,
      sha256: 'a',
      record: 'r',
      fetchedAt,
    });
    last = await readAccount({
      account,
      folder: tempFolder(),
      asOf: '2024-05-31',
      period,
      fetch,
      historyFile,
      now: () => new Date(fetchedAt),
    });
  }
  return last!.facts.posts!;
}

it('short feeds that overlap add up to the whole period, each post once', async () => {
  const { posts, coverage } = await polls(
    { on: '2024-05-03', days: ['2024-05-02', '2024-04-10'] },
    { on: '2024-05-20', days: ['2024-05-18', '2024-05-02'] },
    { on: '2024-05-31', days: ['2024-05-30', '2024-05-18'] },
  );
  expect(posts).toHaveLength(4);
  expect(coverage).toMatchObject({ from: '2024-04-10T08:00:00+08:00', to: '2024-05-31T09:00:00.000Z', complete: true });
});

it('polls that do not meet leave a hole that is told', async () => {
  const { posts, coverage } = await polls(
    { on: '2024-05-03', days: ['2024-05-02', '2024-04-10'] },
    { on: '2024-05-31', days: ['2024-05-30', '2024-05-18'] },
  );
  expect(posts).toHaveLength(4);
  expect(coverage).toMatchObject({ from: '2024-05-18T08:00:00+08:00', complete: false });
  expect(coverage.reason).toBe('2024-05-03至2024-05-18之间没有采集到');
});

it('a poll that fails keeps what was seen, known until the poll before', async () => {
  const { posts, coverage } = await polls(
    { on: '2024-05-03', days: ['2024-05-02', '2024-04-10'] },
    { on: '2024-05-31', days: null },
  );
  expect(posts).toHaveLength(2);
  expect(coverage.to).toBe('2024-05-03T09:00:00.000Z');
});
