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
  const known = await knownAt(folders.ledgerFile, record.asOf, date);
  const standing = known.filter((r) => r.settledOn === null);
  const mended = known.filter((r) => r.state === 'fixed');
  return {
    ...reportContext({ rules, folders, office: settings.office }, record),
    date,
    number: flags.number ?? null,
    workdays: settings.rectifyWorkdays,
    discreet: new Set([...rules.checks].filter(([, check]) => check.reads.includes('leaks')).map(([id]) => id)),
    firstSeen: days(standing, (r) => r.firstSeen),
    lastSeen: days(standing, (r) => r.lastSeen),
    mended: days(mended, (r) => r.settledOn!),
  };
}

/** Agency → fingerprint → a day of it. */
function days(known: readonly Rectification[], pick: (r: Rectification) => string): Map<string, Map<string, string>> {
  const agencies = Map.groupBy(known, (r) => r.agency);
  return new Map([...agencies].map(([id, own]) => [id, new Map(own.map((r) => [r.fingerprint, pick(r)]))]));
}

/** The rectification list by runs up to the one of the notice, and re-checks up to its day. */
async function knownAt(file: string, asOf: string, date: string): Promise<Rectification[]> {
  const ledger = await openLedger(file);
  try {
    const sightings = await ledger.sightings(undefined, { asOf, rechecked: date });
    return rectifications(sightings, { workdays: 1, today: asOf });
  } finally {
    await ledger.close();
  }
}
