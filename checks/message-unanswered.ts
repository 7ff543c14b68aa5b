import { z } from 'zod';
import { addDays } from '../src/lib/dates.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';
import type { MessageFact } from '../src/model/messages.ts';

export default defineCheck({
  title: '留言长期未答复',
  why: '网民的咨询、建言长期没有答复，互动渠道形同虚设，是政府网站检查的单项否决情形。',
  fix: '逐条答复超期的留言；已答复的，在列表中更新状态，公布答复时间。',
  target: 'site',
  periodic: true,
  reads: ['messages'],
  // Only those that fall due in the period: older ones were judged before.
  reach: ({ days }, { period }) => ({ lists: { 咨询投诉: addDays(period.from, -days) } }),
  options: z.strictObject({
    days: z.int().min(1).default(92).describe('留言后多少天仍未答复才算；“3个月”从宽按92天计'),
  }),
  messages: { waiting: '“{channel}”中{asked}的留言，{days}天后仍显示未答复。' },
  *run({ asOf, facts, gaps, options, period }) {
    const due = (m: MessageFact) => addDays(m.askedAt!, options.days);
    const messages = facts.messages.filter(
      (m) => m.askedAt !== null && due(m) >= period.from && due(m) <= period.to && due(m) < asOf,
    );
    const told = messages.filter((m) => m.answered !== null);
    if (told.length === 0) {
      const why = messages.length > 0 ? '读到的留言没有标明是否答复' : '没有读到本期满规定天数、写明时间的留言';
      return { notApplicable: gaps.length > 0 ? `${why}；${gapSentence(gaps)}` : why };
    }
    for (const message of told) {
      if (message.answered) continue;
      const channel = message.channel ?? '留言';
      const unsure = /投诉|信访|举报/.test(channel) ? '投诉、信访、举报渠道不计' : null;
      yield {
        say: 'waiting',
        place: `message:${message.url === null ? message.id : placeOf(message.url)}`,
        at: [message.at],
        found: message.askedAt,
        required: `${options.days}天内答复`,
        data: { channel, asked: message.askedAt!, days: options.days },
        ...(unsure !== null && { unsure }),
      };
    }
    return { n: told.length };
  },
});
