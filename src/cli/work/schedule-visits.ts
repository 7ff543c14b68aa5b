/** What is looked at between audits: home pages, and the accounts, whose feeds may show no more than the newest posts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { probeHomes } from '../../crawl/probes/probe-homes.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { dayOf, monthBefore } from '../../lib/dates.ts';
import type { Workspace } from '../../load/workspace.ts';
import { networkOptions } from '../flags.ts';
import { captureAccount } from '../run/capture.ts';
import type { ScheduleFlags } from '../schedule.ts';

export interface VisitParts {
  flags: ScheduleFlags;
  now: () => Date;
  signal: AbortSignal;
}

/** Returns a sentence of what was done. */
export async function visitHomes(workspace: Workspace, { flags, now, signal }: VisitParts): Promise<string> {
  const { settings, register } = workspace;
  const options = networkOptions(flags, process.env);
  const probes = await probeHomes(register.sites, { options, settings, now, signal });
  const ledger = await openLedger(workspace.ledgerFile);
  try {
    for (const [site, probe] of probes) await ledger.addProbes(site, [probe]);
  } finally {
    await ledger.close();
  }
  return `已访问${probes.size}个网站的首页`;
}

/** Posts are added to the history of each account; a feed that fails now is read the next time. Null: no such account. */
export async function pollAccounts(workspace: Workspace, { flags, now, signal }: VisitParts): Promise<string | null> {
  const { settings, register, dataDir, dir } = workspace;
  const accounts = register.accounts.filter(({ source, state }) => (source.feed ?? source.api) && state !== 'closed');
  if (accounts.length === 0) return null;
  const asOf = dayOf(now().toISOString());
  const folder = mkdtempSync(path.join(tmpdir(), 'gongkai-polls-'));
  let read = 0;
  try {
    for (const account of accounts) {
      if (signal.aborted) break;
      const task = {
        ...{ asOf, period: monthBefore(asOf), dataDir, workspaceDir: dir, settings, now, signal },
        ...{ network: networkOptions(flags, process.env), log: () => {}, onWait: () => {} },
      };
      const { facts } = await captureAccount(task, account, path.join(folder, account.id));
      if (facts.posts !== undefined) read++;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return `已读取${accounts.length}个政务新媒体账号，读到内容的${read}个`;
}
