/** One piece of news for every working day of the year. */
import { workdays } from './days.ts';
import type { Article } from './model.ts';

const verbs = ['工作稳步推进', '有了新办法', '专题会议召开', '进入社区宣讲', '月度情况通报', '现场查看'];

export function news(office: string, topics: string[], days: string[] = workdays): Article[] {
  return days.map((date, i) => {
    const topic = topics[i % topics.length]!;
    const verb = verbs[Math.floor(i / topics.length) % verbs.length]!;
    return {
      title: `${topic}${verb}`,
      date,
      source: office,
      body: [
        `近日,${office}围绕${topic}开展工作,有关科室逐项对照清单,把进度、难点和下一步安排说清楚。`,
        '参加人员到现场听取意见,当场能答复的当场答复,不能当场答复的登记在册,限期办结。',
      ],
    };
  });
}
