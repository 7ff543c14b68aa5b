/** What stands beside an account, for the cases of checks. */
import type { AccountRow, PortalText } from '../../src/model/about.ts';
import type { FactMap } from '../../src/model/facts.ts';
import { origin } from './facts.ts';

export function row(over: Partial<AccountRow> = {}): AccountRow {
  const blank = { platformId: null, verifiedAs: null, filed: null };
  return { id: 'wx1', agency: 'a1', platform: '微信', name: '青禾发布', ...blank, ...over };
}

/** The first is the account that is judged. */
export function listed(own: AccountRow, ...others: AccountRow[]): { register: FactMap['register'] } {
  return { register: { own, accounts: [own, ...others] } };
}

export function portalText(title: string, over: Partial<PortalText> = {}): PortalText {
  const url = `${origin}/zc/${encodeURIComponent(title)}.html`;
  return { title, url, publishedAt: '2023-07-10', kind: 'interpretation', own: true, posts: [], ...over };
}
