import { expect, test } from 'vitest';
import { accountSeen } from '../../src/judge/account-seen.ts';
import type { PostsFact } from '../../src/model/posts.ts';
import type { Account } from '../../src/model/register.ts';

const account: Account = { id: 'a', agency: 'x', platform: '微信公众号', name: '青河发布', source: {} };
const period = { from: '2026-02-01', to: '2026-02-28' };
const seen = (days: (string | null)[], complete = true) => {
  const posts = days.map((day, i) => ({
    id: `${i}`,
    ...{ url: null, title: '通知', publishedAt: day && `${day}T09:00:00+08:00`, push: `${i}` },
    at: { url: 'http://m.test/', fetchedAt: '2026-03-02T00:00:00Z', sha256: null, record: null },
  }));
  const fact: PostsFact = { posts, coverage: { from: '2026-01-01', to: '2026-03-02', complete, reason: null } };
  return accountSeen(account, fact, '2026-03-02', period);
};

test('the newest post up to the as-of day, and how many the period has', () => {
  expect(seen(['2026-01-30', '2026-02-03', '2026-02-20', '2026-03-01', '2026-03-09'])).toEqual({
    ...{ platform: '微信公众号', name: '青河发布', type: null },
    ...{ newest: '2026-03-01', posts: 2 },
  });
});

test('no number where posts may be missing or one has no date', () => {
  expect(seen(['2026-02-03'], false)).toMatchObject({ newest: '2026-02-03', posts: null });
  expect(seen(['2026-02-03', null])).toMatchObject({ newest: '2026-02-03', posts: null });
});

test('an account that was not read has neither', () => {
  expect(accountSeen(account, undefined, '2026-03-02', period)).toMatchObject({ newest: null, posts: null });
});
