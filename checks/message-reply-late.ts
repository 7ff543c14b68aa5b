import { z } from 'zod';
import { addDays } from '../src/lib/dates.ts';
import { placeOf } from '../src/lib/urls.ts';
import { inCalendar, workdaysAfter } from '../src/lib/workdays.ts';
import { defineCheck } from '../src/model/check.ts';

/** Letters that wait longer than this before their answer are read only where the list shows them anyway. */
const back = 92;

export default defineCheck({
  title: '留言答复超时',
  why: '留言应当在规定的工作日内答复，答复拖延，群众的问题得不到及时解决。',
  fix: '收到留言后限期转办、催办，按时答复并公布答复时间；情况复杂的先告知办理进展。',
  target: 'site',
  periodic: true,
  reads: ['messages'],
  reach: (_, { period }) => ({ lists: { 咨询投诉: addDays(period.from, -back) } }),
  options: z.strictObject({
    workdays: z.int().min(1).describe('自留言次日起应在多少个工作日内答复'),
  }),
  messages: { late: '“{channel}”中{asked}的留言于{answered}答复，隔{days}个工作日，规定为{workdays}个工作日内。' },
  *run({ facts, options, period }) {
    // Both days must be shown and in order: where one is missing nothing can be told.
    const messages = facts.messages.filter(
      ({ askedAt, answeredAt }) =>
        askedAt !== null &&
        answeredAt !== null &&
        askedAt <= answeredAt &&
        answeredAt >= period.from &&
        answeredAt <= period.to,
    );
    if (messages.length === 0) return { notApplicable: '没有读到同时写明留言时间和本期答复时间的留言' };
    for (const message of messages) {
      const [asked, answered] = [message.askedAt!, message.answeredAt!];
      const days = workdaysAfter(asked, answered);
      if (days <= options.workdays) continue;
      const unsure = inCalendar(asked) && inCalendar(answered) ? null : '不在节假日历范围内';
      yield {
        say: 'late',
        place: `message:${message.url === null ? message.id : placeOf(message.url)}`,
        at: [message.at],
        found: days,
        required: `${options.workdays}个工作日内答复`,
        data: { channel: message.channel ?? '留言', asked, answered, days, workdays: options.workdays },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: messages.length };
  },
});
