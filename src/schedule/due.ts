/** What of a month is due when. Pure: the clock and the state come in as arguments. */
import { addDays, dayOf, daysBetween, isDay, later } from '../lib/dates.ts';
import { isWorkday } from '../lib/workdays.ts';

export interface MonthPlan {
  /** Beijing instants, as ISO text, at which the cron line is due after the given instant. */
  nextCron: (after: string) => string | null;
  probesPerDay: number;
  probeDays: number;
  pollsPerDay: number;
}

export interface ScheduleState {
  /** Everything up to this instant is dealt with. */
  since: string;
  /** Planned instants of audits that were begun, newest last. */
  audits: { planned: string; exit: number | null }[];
  /** Start of the last round of probes. */
  probedAt: string | null;
  /** When accounts were last read between audits. */
  polledAt: string | null;
  /** The summary of a run that is still to go out: tried last at `at`, given up at `until`. */
  summary: { run: string; at: string | null; until: string } | null;
}

export interface PlannedAudit {
  /** Instant at which it is to run. */
  planned: string;
  asOf: string;
  period: { from: string; to: string };
}

/** The first working day at or after the day; outside the table of holidays only weekends are known. */
export function shiftToWorkday(day: string): string {
  for (let at = day, n = 0; n < 20; at = addDays(at, 1), n++) if (isWorkday(at)) return at;
  return day;
}

/** The audit that the cron line asks for next after `after`, moved to a working day at the same time of day. */
export function nextAudit(plan: MonthPlan, after: string): PlannedAudit | null {
  // A holiday may have moved an earlier instant to after `after`; none is moved further than this.
  let from = new Date(Date.parse(after) - 20 * 86_400_000).toISOString();
  for (let n = 0; n < 2000; n++) {
    const instant = plan.nextCron(from);
    if (instant === null) return null;
    const day = dayOf(instant);
    const moved = daysBetween(day, shiftToWorkday(day)) * 86_400_000;
    const planned = new Date(Date.parse(instant) + moved).toISOString();
    if (planned > after) return { planned, asOf: dayOf(planned), period: closedPeriod(dayOf(planned)) };
    from = instant;
  }
  return null;
}

/** The statistics close on the 29th, or the last day of a short February: from the day after the close before to the last close. */
export function closedPeriod(asOf: string): { from: string; to: string } {
  const own = closeOf(asOf.slice(0, 7));
  const month = own < asOf ? asOf.slice(0, 7) : before(asOf.slice(0, 7));
  return { from: addDays(closeOf(before(month)), 1), to: closeOf(month) };
}

function closeOf(month: string): string {
  return isDay(`${month}-29`) ? `${month}-29` : `${month}-28`;
}

function before(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7);
}

/** The newest audit that is due and not begun. Of several that were missed only the last is made up for. */
export function dueAudit(plan: MonthPlan, state: ScheduleState, now: string): PlannedAudit | null {
  let due: PlannedAudit | null = null;
  for (let at = state.since, n = 0; n < 2000; n++) {
    const next = nextAudit(plan, at);
    if (next === null || next.planned > now) break;
    due = next;
    at = next.planned;
  }
  return due === null || state.audits.some((audit) => audit.planned === due.planned) ? null : due;
}

/** Within the days before the next audit, as often a day as the settings say. */
export function isProbeDue(plan: MonthPlan, state: ScheduleState, now: string): boolean {
  const at = nextProbe(plan, state, now);
  return at !== null && at <= now;
}

/** A cron job comes a little before or after its time: an early visit is better than a missed one. */
const slack = 0.1;

function again(before: string, perDay: number): string {
  return new Date(Date.parse(before) + Math.floor((86_400_000 / perDay) * (1 - slack))).toISOString();
}

/** All the year, so that of a feed that shows few posts none is missed. */
export function isPollDue({ pollsPerDay }: MonthPlan, { polledAt }: ScheduleState, now: string): boolean {
  return pollsPerDay > 0 && (polledAt === null || again(polledAt, pollsPerDay) <= now);
}

/** When home pages are to be visited next, from the first minute of a day on; null without probes or audits. */
export function nextProbe(plan: MonthPlan, state: ScheduleState, now: string): string | null {
  if (plan.probesPerDay === 0) return null;
  const audit = nextAudit(plan, now);
  if (audit === null) return null;
  const opens = new Date(`${addDays(dayOf(audit.planned), -plan.probeDays)}T00:00:00+08:00`).toISOString();
  return state.probedAt === null ? opens : later(again(state.probedAt, plan.probesPerDay), opens);
}
