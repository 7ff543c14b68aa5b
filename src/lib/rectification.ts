/** The rectification list (台账): what the history of each problem amounts to. Pure arithmetic over days. */
import type { FindingResult } from '../model/results.ts';
import { addWorkdays, inCalendar, workdaysAfter } from './workdays.ts';

/** A finding as one run left it. */
export interface Sighting
  extends Pick<FindingResult, 'outcome' | 'state' | 'fingerprint' | 'check' | 'place' | 'text'> {
  agency: string;
  asOf: string;
  review: string | null;
}

export interface Rectification extends Omit<Sighting, 'asOf' | 'outcome'> {
  /** Since when it is known without having been mended or set aside in between. */
  firstSeen: string;
  lastSeen: string;
  /** When it was found mended or set aside; null while it stands. */
  settledOn: string | null;
  deadline: string;
  /** Null: the time is over and the place could not be examined again, or the calendar of holidays does not reach so far. */
  overdue: boolean | null;
  /** Working days since the deadline; 0 unless overdue. */
  lateWorkdays: number;
}

/** Problems that some run was sure of. `sightings` are oldest first; `today` is the day by which a deadline is over. */
export function rectifications(
  sightings: Iterable<Sighting>,
  { workdays, today }: { workdays: number; today: string },
): Rectification[] {
  const found = new Map<string, Entry>();
  for (const sighting of sightings) {
    const key = `${sighting.agency}\n${sighting.fingerprint}`;
    const next = after(found.get(key), sighting);
    if (next !== null) found.set(key, next);
  }
  return [...found.values()].map((entry) => withDeadline(entry, workdays, today)).sort(inOrder);
}

type Entry = Omit<Rectification, 'deadline' | 'overdue' | 'lateWorkdays'>;

/** Null: nothing that belongs on the list. */
function after(before: Entry | undefined, { asOf, outcome, ...now }: Sighting): Entry | null {
  const stands = before !== undefined && before.settledOn === null;
  if (outcome !== 'bad') {
    // What is only suspected now was a sure problem before: it still stands, nobody saw it again.
    if (!stands) return null;
    return now.state === 'dismissed'
      ? { ...before, state: 'dismissed', review: now.review, settledOn: asOf }
      : { ...before, state: 'not-rechecked' };
  }
  const firstSeen = stands ? before.firstSeen : asOf;
  const lastSeen =
    before !== undefined && (now.state === 'not-rechecked' || now.state === 'fixed') ? before.lastSeen : asOf;
  if (now.state !== 'fixed' && now.state !== 'dismissed') return { ...now, firstSeen, lastSeen, settledOn: null };
  return {
    ...now,
    firstSeen: before?.firstSeen ?? asOf,
    lastSeen,
    settledOn: stands ? asOf : (before?.settledOn ?? asOf),
  };
}

function withDeadline(entry: Entry, workdays: number, today: string): Rectification {
  const deadline = addWorkdays(entry.firstSeen, workdays);
  const isOver = deadline < today && entry.settledOn === null && entry.review !== 'appeal';
  const isSure = inCalendar(deadline) && entry.state !== 'not-rechecked';
  const overdue = isOver ? (isSure ? true : null) : false;
  return { ...entry, deadline, overdue, lateWorkdays: overdue ? workdaysAfter(deadline, today) : 0 };
}

/** What presses most comes first within an agency. */
function inOrder(a: Rectification, b: Rectification): number {
  const keys = (r: Rectification) => [r.agency, r.settledOn === null ? '0' : '1', r.deadline, r.fingerprint];
  const [x, y] = [keys(a), keys(b)];
  const at = x.findIndex((key, i) => key !== y[i]);
  return at === -1 ? 0 : x[at]! < y[at]! ? -1 : 1;
}
