/** Accounts of a ledger held against the register: which are new, which it has, and which it cannot take yet. */
import { nearest } from '../lib/names.ts';
import { platformCode, platformOf } from '../lib/platforms.ts';
import type { Account, Register } from '../model/register.ts';
import type { LedgerAccount } from './account-ledger.ts';

export interface NewAccount {
  from: LedgerAccount;
  id: string;
  agency: string;
}
export interface ImportPlan {
  fresh: NewAccount[];
  /** In the register already; `differs`: what the ledger says otherwise. */
  known: { from: LedgerAccount; account: Account; differs: string[] }[];
  /** What a person must settle first. */
  refused: { from: LedgerAccount; why: string }[];
  /** In the register, but not in the ledger. */
  unlisted: Account[];
}

export function planImport(ledger: readonly LedgerAccount[], register: Register): ImportPlan {
  const used = new Set([...register.sites, ...register.accounts].map(({ id }) => id.toLowerCase()));
  const plan: ImportPlan = { fresh: [], known: [], refused: [], unlisted: [] };
  const seen = new Set<string>();
  for (const from of ledger) {
    const { platform, name } = from;
    if (platform === null) {
      plan.refused.push({ from, why: '看不出是什么平台' });
      continue;
    }
    const key = keyOf(platform, name);
    if (seen.has(key)) {
      plan.refused.push({ from, why: '台账里重复' });
      continue;
    }
    seen.add(key);
    const account = register.accounts.find((a) => isSame(a, from));
    if (account !== undefined) {
      plan.known.push({ from, account, differs: differences(account, from, register) });
      continue;
    }
    const agency = agencyOf(from.unit, register);
    if (agency.id === null) plan.refused.push({ from, why: agency.why });
    else plan.fresh.push({ from, id: newId(platform, used), agency: agency.id });
  }
  const found = new Set(plan.known.map(({ account }) => account.id));
  plan.unlisted = register.accounts.filter(({ id }) => !found.has(id));
  return plan;
}

function isSame(account: Account, { platform, name, platformId }: LedgerAccount): boolean {
  const same = (platformOf(account.platform) ?? account.platform) === platform;
  if (!same) return false;
  if (platformId !== null && account.platformId !== undefined) return account.platformId === platformId;
  return keyOf('', account.name) === keyOf('', name);
}

function keyOf(platform: string, name: string): string {
  return `${platform} ${name.replace(/[\s“”"'·]/g, '').toLowerCase()}`;
}

/** By id, name or alias whole; what only resembles one is asked about. */
function agencyOf(unit: string, { agencies }: Register): { id: string; why: '' } | { id: null; why: string } {
  if (unit === '') return { id: null, why: '没有写责任单位' };
  const bare = unit.replace(/\s/g, '');
  const own = agencies.filter((a) => [a.id, a.name, ...a.aliases].some((n) => n.replace(/\s/g, '') === bare));
  if (own.length === 1) return { id: own[0]!.id, why: '' };
  const near = nearest(
    bare,
    agencies.flatMap((a) => [a.name, ...a.aliases]),
  );
  return {
    id: null,
    why: `登记表里没有单位“${unit}”${near ? `，是否为“${near}”？是的话请把它写进该单位的“别名”` : ''}`,
  };
}

function differences(account: Account, from: LedgerAccount, register: Register): string[] {
  const differs: string[] = [];
  const tell = (what: string, ours: string | undefined, theirs: string | null) => {
    if (theirs !== null && ours !== undefined && ours !== theirs)
      differs.push(`${what}：登记表“${ours}”，台账“${theirs}”`);
  };
  tell('名称', account.name, from.name);
  tell('平台账号', account.platformId, from.platformId);
  tell('账号类型', account.type, from.type);
  tell('认证主体', account.verifiedAs, from.verifiedAs);
  tell('状态', account.state === 'closed' ? '关停' : '正常', from.state);
  const agency = agencyOf(from.unit, register);
  if (agency.id !== null && agency.id !== account.agency) tell('责任单位', account.agency, agency.id);
  return differs;
}

function newId(platform: string, used: Set<string>): string {
  const code = platformCode(platform);
  for (let n = 1; ; n++) {
    const id = `${code}-${n}`;
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}
