/** What a run saw of an account: where it stands in lists of accounts, beside what the checks say of it. */
import { dayOf, newestOf, pastOf } from '../lib/dates.ts';
import type { Period } from '../model/check.ts';
import type { PostsFact } from '../model/posts.ts';
import type { Account } from '../model/register.ts';
import type { AccountSeen } from '../model/results.ts';

/** Later posts than the as-of day are not counted; a number of posts is told only where none can be missing. */
export function accountSeen(account: Account, fact: PostsFact | undefined, asOf: string, period: Period): AccountSeen {
  const head = { platform: account.platform, name: account.name, type: account.type ?? null };
  if (fact === undefined) return { ...head, newest: null, posts: null };
  const { posts, coverage } = fact;
  const dated = posts.flatMap((p) => (p.publishedAt === null ? [] : [dayOf(p.publishedAt)])).filter((d) => d <= asOf);
  const { from, to } = pastOf(period, asOf);
  const whole = coverage.complete && dated.length === posts.filter((p) => isUpTo(p.publishedAt, asOf)).length;
  return {
    ...head,
    newest: newestOf(dated),
    posts: whole ? dated.filter((d) => d >= from && d <= to).length : null,
  };
}

function isUpTo(publishedAt: string | null, asOf: string): boolean {
  return publishedAt === null || dayOf(publishedAt) <= asOf;
}
