/** What of a month is due when. Pure: the clock and the state come in as arguments. */
import { addDays, dayOf, daysBetween, isDay, later } from '../lib/dates.ts';
import { inCalendar, isWorkday } from '../lib/workdays.ts';

export interface MonthPlan {
  /** Beijing instants, as ISO text, at which the cron line is due after the given instant. */
  nextCron: (after: string) => string | null;
  probesPerDay: number;
  probeDays: number;
}

export interface ScheduleState {
  /** Everything up to this instant is dealt with. */
  since: string;
  /** Planned instants of audits that were begun, newest last. */
  audits: { planned: string; exit: number | null }[];
  /** Start of the last round of probes. */
  probedAt: string | null;
}

export interface PlannedAudit {
  /** Instant at which it is to run. */
  planned: string;
  asOf: string;
  period: { from: string; to: string };
}

/** The first working day at or after the day; outside the table of holidays only weekends are known. */
export function shiftToWorkday(day: string): string {
  for (let at = day, n = 0; n < 20; at = addDays(at, 1), n++) if (isWorkday(at) || !inCalendar(at)) return at;
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

/** When home pages are to be visited next; null without probes or audits. */
export function nextProbe(plan: MonthPlan, state: ScheduleState, now: string): string | null {
  if (plan.probesPerDay === 0) return null;
  const audit = nextAudit(plan, now);
  if (audit === null) return null;
  const opens = new Date(Date.parse(audit.planned) - plan.probeDays * 86_400_000).toISOString();
  const step = Math.floor(86_400_000 / plan.probesPerDay);
  const again = state.probedAt === null ? opens : new Date(Date.parse(state.probedAt) + step).toISOString();
  return later(again, opens);
}
