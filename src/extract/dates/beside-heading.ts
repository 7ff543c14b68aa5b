/** The day that stands above or below the heading without a label of its own. */
import type { Box } from '../html/flat.ts';
import { dayFrom, fullDates } from './dates.ts';
import { isEvent } from './label-day.ts';
import { joinedDates } from './split-dates.ts';

/** A date on the few short lines under the heading. */
export function besideHeading(plain: string, heading: Box | null, body: Box | null): string | null {
  if (heading === null) return null;
  const within = fullDates(
    /\n\s*[（(]?((?:19|20)\d{2}\D[^\n]{0,40})/.exec(plain.slice(heading.from, heading.to))?.[1] ?? '',
    1,
  )[0];
  if (within?.from === 0) return within.day;
  // Under a video or picture the line of facts is all the text there is.
  const isText = body !== null && body.to - body.from >= 80;
  const end = isText && body.from >= heading.to ? body.from : heading.to + 160;
  const near = plain.slice(heading.to, Math.min(end + 1, heading.to + 260));
  const hit = fullDates(near, 1)[0] ?? joinedDates(near, 1)[0];
  if (hit === undefined) return null;
  // Behind a sentence stands the day of its signature.
  if (/。/.test(near.slice(0, hit.from))) return null;
  const lineStart = near.lastIndexOf('\n', hit.from) + 1;
  const before = near.slice(lineStart, hit.from).trim() || labelAbove(near.slice(0, lineStart));
  if (isOther(before) || (/[间期]\s*[：:]\s*$/.test(before) && isEvent(near.slice(hit.from)))) return null;
  return before.length <= 40 &&
    !/(?:成文|生成|制定|失效|截止|起草|印发|实施|施行|生效|有效|废止|到期|访问|今天|现在)/.test(before)
    ? hit.day
    : null;
}

/** A label may have the line above for itself: 成文日期 in one element, the day in the next. */
function labelAbove(text: string): string {
  const line = text.trimEnd().split('\n').at(-1)!.trim();
  return line.length <= 12 && /(?:日期|时间)\s*[：:]?$/.test(line) ? line : '';
}

/** A line above the heading that is a date and nothing else, also with day and month apart. */
export function aboveHeading(plain: string, heading: Box | null): string | null {
  if (heading === null) return null;
  const above = plain.slice(Math.max(0, heading.from - 60), heading.from).trimEnd();
  const line = above.split('\n').at(-1)!;
  const label = labelAbove(above.slice(0, above.length - line.length));
  if (label !== '' && !/发布|公布|公开|更新/.test(label)) return null;
  const apart = /^\s*(\d{1,2})\s*\/?\s*((?:19|20)\d{2})[-/.年](\d{1,2})月?$/.exec(line);
  if (apart !== null) return dayFrom(apart[2]!, apart[3]!, apart[1]!);
  const hit = fullDates(line, 1)[0] ?? joinedDates(line, 1)[0];
  return hit !== undefined && /^[\s\d:：年月日/.-]+$/.test(line) ? hit.day : null;
}

/** Running text, or a label that names another day; a page that tells no other day shows when it was changed. */
function isOther(before: string): boolean {
  if (/[，。；]/.test(before)) return true;
  return (
    /[一-龥]{2}(?:时间|日期|期限)\s*[：:]\s*$/.test(before) &&
    !/(?:更新|录入|添加|编辑|修改|入库|提交|上报|上线|推送)(?:时间|日期)/.test(before)
  );
}
