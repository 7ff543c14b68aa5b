/** What notices may know besides the results of a run: the office's wishes, and how each problem stands in the ledger. */
import type { NoticeContext } from '../../../reports/notice-parts.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { dayOf } from '../../lib/dates.ts';
import { type Rectification, rectifications } from '../../lib/rectification.ts';
import { loadSettings } from '../../load/settings.ts';
import type { WorkspaceFolders } from '../../load/workspace.ts';
import { dayFlag, wholeNumber } from '../flags.ts';
import type { NoticeFlags } from '../notice.ts';
import { reportContext } from '../run/report-context.ts';
import { loadRules } from '../run/rules.ts';
import type { RunRecord } from '../run/run-record.ts';

export async function noticeContext(
  record: RunRecord,
  folders: WorkspaceFolders,
  flags: Pick<NoticeFlags, 'workdays' | 'date' | 'number'>,
  now: () => Date,
): Promise<NoticeContext> {
  const settings = loadSettings(folders.dir, {
    flags: { rectifyWorkdays: flags.workdays === undefined ? undefined : wholeNumber(flags.workdays, '--workdays') },
    env: process.env,
  });
  const rules = await loadRules(record.rulesets, folders);
  const date = flags.date === undefined ? dayOf(now().toISOString()) : dayFlag(flags.date, '--date');
  const standing = await standingAt(folders.ledgerFile, record.asOf, date);
  const days = (pick: (r: Rectification) => string) =>
    new Map([...standing].map(([id, own]) => [id, new Map(own.map((r) => [r.fingerprint, pick(r)]))]));
  return {
    ...reportContext({ rules, folders, office: settings.office }, record),
    date,
    number: flags.number ?? null,
    workdays: settings.rectifyWorkdays,
    discreet: new Set([...rules.checks].filter(([, check]) => check.reads.includes('leaks')).map(([id]) => id)),
    firstSeen: days((r) => r.firstSeen),
    lastSeen: days((r) => r.lastSeen),
  };
}

/** By agency, the problems that stand by the rectification list: runs up to the one of the notice, re-checks up to its day. */
async function standingAt(file: string, asOf: string, date: string): Promise<Map<string, Rectification[]>> {
  const ledger = await openLedger(file);
  try {
    const sightings = await ledger.sightings(undefined, { asOf, rechecked: date });
    const standing = rectifications(sightings, { workdays: 1, today: asOf }).filter((r) => r.settledOn === null);
    return Map.groupBy(standing, (r) => r.agency);
  } finally {
    await ledger.close();
  }
}
