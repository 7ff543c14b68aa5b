/** The facts that stand beside a snapshot: what the register and the other snapshots of the run say. No network, no clock. */
import { titleStem } from '../../extract/policies/stem.ts';
import { nameKey } from '../../lib/chinese.ts';
import type { AccountRow, PortalFact, PortalText, RegisterFact } from '../../model/about.ts';
import type { Account, Agency, Register } from '../../model/register.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Snapshots } from './stored-run.ts';

const maxTexts = 5000;

/** `snapshot` with them. `account`: null for a site. */
export function withBeside(
  snapshot: Snapshot,
  register: Register,
  agency: Agency,
  account: Account | null,
  snapshots: Snapshots,
): Snapshot {
  const facts = { ...snapshot.facts, register: registerFact(register, account) };
  if (account === null) return { ...snapshot, facts };
  let known: PortalFact | undefined;
  // Held against each other only where a check asks: titles of a portal are many.
  const lazy = {
    ...facts,
    get portal() {
      known ??= portalFact(register, agency, snapshot, snapshots);
      return known;
    },
  };
  return { ...snapshot, facts: lazy };
}

function registerFact({ accounts }: Register, own: Account | null): RegisterFact {
  return { own: own && rowOf(own), accounts: accounts.map(rowOf) };
}

function rowOf({ id, agency, platform, name, platformId, verifiedAs, filed }: Account): AccountRow {
  const told = { platformId: platformId ?? null, verifiedAs: verifiedAs ?? null, filed: filed ?? null };
  return { id, agency, platform, name, ...told };
}

function portalFact(register: Register, agency: Agency, snapshot: Snapshot, snapshots: Snapshots): PortalFact {
  const owned = (a: Agency) => a.sites.filter(({ role }) => role === 'owner').map(({ site }) => site);
  const own = new Set(owned(agency));
  const ofGovernment = register.agencies.filter(({ kind }) => kind === 'government').flatMap(owned);
  const sites = [...new Set([...own, ...ofGovernment])].flatMap((id) => {
    const read = snapshots.get(id);
    return read === undefined ? [] : [textsOf(read, own.has(id))];
  });
  if (sites.length === 0) return null;
  const posts = (snapshot.facts.posts?.posts ?? []).map(({ id, title }) => ({ id, ...keysOf(title) }));
  const texts = sites.flat().slice(0, maxTexts);
  return {
    texts: texts.map((text) => {
      const keys = keysOf(text.title);
      return { ...text, posts: posts.filter((post) => isSame(keys, post)).map((post) => post.id) };
    }),
  };
}

function textsOf({ facts }: Snapshot, own: boolean): Omit<PortalText, 'posts'>[] {
  const texts = new Map<string, Omit<PortalText, 'posts'>>();
  for (const { kind, title, url, publishedAt } of facts.documents ?? [])
    if (kind === 'policy' || kind === 'interpretation') texts.set(url, { title, url, publishedAt, kind, own });
  for (const { title, url, date } of facts.home?.items ?? [])
    if (url !== null && !texts.has(url)) texts.set(url, { title, url, publishedAt: date, kind: 'news', own });
  return [...texts.values()];
}

interface Keys {
  stem: string;
  key: string;
}

function keysOf(title: string): Keys {
  return { stem: titleStem(title), key: nameKey(title) };
}

/** Short titles are alike by chance. */
function isSame(text: Keys, post: Keys): boolean {
  if (text.stem.length >= 6 && text.stem === post.stem) return true;
  return text.key.length >= 10 && post.key.includes(text.key);
}
