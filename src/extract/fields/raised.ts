/** The day on which a matter came up among the public, as an answer to it tells at its beginning. */
import { daysBetween } from '../../lib/dates.ts';
import { dayFrom, fullDates, plainDigits } from '../dates/dates.ts';

const beginning = 300;
const matter = /网传|网上流传|网民|网友|网络|舆情|媒体|视频|发帖|帖子|曝光|传言|谣言|微博|抖音|朋友圈|反映/;
const monthDay = /(?<![\d年])(\d{1,2})月(\d{1,2})日/g;
/** An answer is not longer in coming than this: the day is another's. */
const longest = 60;

/** Only where the sentence that names the matter names one day, and no other day stands before it. */
export function raisedAt(text: string, publishedAt: string | null): string | null {
  if (publishedAt === null) return null;
  for (const sentence of plainDigits(text.slice(0, beginning)).split(/[。！？\n]/)) {
    const days = daysOf(sentence, publishedAt);
    if (days.length > 1 || (days.length === 1 && !matter.test(sentence))) return null;
    if (days.length === 0) continue;
    const [day] = days;
    const after = daysBetween(day!, publishedAt);
    return after >= 0 && after <= longest ? day! : null;
  }
  return null;
}

/** A day without a year is of the year of publication, or of the year before. */
function daysOf(sentence: string, publishedAt: string): string[] {
  const year = Number(publishedAt.slice(0, 4));
  const short = [...sentence.matchAll(monthDay)].flatMap(([, month, date]) => {
    const own = dayFrom(year, month!, date!);
    const day = own !== null && own > publishedAt ? dayFrom(year - 1, month!, date!) : own;
    return day === null ? [] : [day];
  });
  return [...new Set([...fullDates(sentence, 5).map((hit) => hit.day), ...short])];
}
