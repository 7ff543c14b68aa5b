/** The content of a faultless office: all columns, news every working day, every policy explained in a picture. */

import type { Article, Column, Group } from './model.ts';
import { news } from './news.ts';
import { type PolicyPlan, policies } from './policies.ts';

export interface Office {
  name: string;
  /** 发文字号 without year and number, as 云发改规. */
  numberPrefix: string;
  /** Fields that its news tell of. */
  topics: string[];
  /** What its short introduction says. */
  duty: string;
  policies: PolicyPlan[];
}

/** The groups of an office's site; `base` is put before every path (a section of the portal has one). */
export function officeGroups(office: Office, base = ''): Group[] {
  const { documents, interpretations } = policies(office.name, office.numberPrefix, office.policies);
  const group = (name: string, path: string, columns: Column[]): Group => ({
    name,
    path: base + path,
    columns: columns.map((column) => ({ ...column, path: base + column.path })),
  });
  return [
    group('走进本地', 'zjbd', [
      text('概况信息', 'zjbd/gkxx', `${office.name}的辖区与服务范围:依山临水,四季分明。`, '服务窗口周一至周五开放。'),
      text('机构职能', 'zjbd/jgzn', `${office.name}${office.duty}`, '内设办公室、综合科、业务科三个科室。'),
      text('领导信息', 'zjbd/ldxx', '示例甲,主要负责人,主持全面工作。', '示例乙,分管负责人,分管办公室、综合科。'),
    ]),
    group('新闻动态', 'xwdt', [
      { name: '工作动态', path: 'xwdt/gzdt', items: news(office.name, office.topics) },
      { name: '通知公告', path: 'xwdt/tzgg', items: notices(office) },
    ]),
    group('政务公开', 'zwgk', [
      { name: '政策文件', path: 'zwgk/zcwj', items: documents },
      { name: '政策解读', path: 'zwgk/zcjd', items: interpretations },
      text(
        '政府信息公开指南',
        'zwgk/xxgkzn',
        `向${office.name}了解政府信息,可以在本栏目查看公开的范围、方式和时限。`,
        '联系电话在办公时间接听。',
      ),
      text(
        '政府信息公开制度',
        'zwgk/xxgkzd',
        '本机关依照条例公开信息,先审查后公开,谁制作谁公开。',
        '每年对公开目录作一次调整。',
      ),
      { name: '法定主动公开内容', path: 'zwgk/fdzdgknr', items: statutory(office) },
      { name: '政府信息公开年报', path: 'zwgk/xxgknb', items: annualReports(office, [2025, 2024, 2023]) },
      text('依申请公开', 'zwgk/ysqgk', '申请人填写申请表后,可以当面提交或者邮寄提交。', '本机关在法定期限内书面答复。'),
      { name: '财政预决算', path: 'zwgk/czyjs', items: budgets(office) },
    ]),
    group('互动服务', 'hdfw', [
      { name: '意见征集', path: 'hdfw/yjzj', items: consultations(office) },
      text('咨询投诉', 'hdfw/zxts', '来电、来信、来访均在三个工作日内转到承办科室。', '办结后由承办科室回复来信人。'),
      { name: '办事指南', path: 'hdfw/bszn', items: guides(office) },
    ]),
  ];
}

/** The column of a name; faults are planted in it. */
export function column(groups: Group[], name: string): Column {
  const found = groups.flatMap((g) => g.columns).find((c) => c.name === name);
  if (!found) throw new Error(`the office has no column ${name}`);
  return found;
}

function text(name: string, path: string, ...paragraphs: string[]): Column {
  return { name, path, text: paragraphs };
}

export function annualReports(office: { name: string }, years: number[]): Article[] {
  return years.map((year) => ({
    title: `${office.name}${year}年政府信息公开工作年度报告`,
    date: `${year + 1}-01-${String(14 + (year % 7)).padStart(2, '0')}`,
    source: office.name,
    body: [
      '一、总体情况。本年度主动公开信息均在规定期限内发布。',
      '二、主动公开政府信息情况。三、收到和处理政府信息公开申请情况。四、行政复议、行政诉讼情况。',
      '五、存在的主要问题及改进情况。六、其他需要报告的事项。',
    ],
  }));
}

function notices(office: Office): Article[] {
  const subjects = ['春季集中办公安排', '窗口服务时间调整', '年度培训报名', '冬季值班安排', '开放日活动'];
  const dates = ['2026-02-26', '2026-02-11', '2026-01-28', '2026-01-13', '2025-12-16'];
  return subjects.map((subject, i) => ({
    title: `${office.name}关于${subject}的通知`,
    date: dates[i]!,
    source: office.name,
    body: [`现将${subject}有关事项告知大家,请提前做好准备。`, '如有变化,另行告知。'],
  }));
}

function statutory(office: Office): Article[] {
  const names = ['权责事项清单', '随机抽查事项清单', '行政许可办理结果', '机构设置与办公地址'];
  const dates = ['2026-02-12', '2026-01-30', '2026-01-21', '2025-12-24'];
  return names.map((name, i) => ({
    title: `${office.name}${name}(2026年版)`,
    date: dates[i]!,
    source: office.name,
    body: [`${name}经本机关审定后公开,每年更新一次。`],
  }));
}

function budgets(office: Office): Article[] {
  const rows: [string, string][] = [
    ['2026年部门预算公开说明', '2026-02-10'],
    ['2024年部门决算公开说明', '2025-09-16'],
  ];
  return rows.map(([name, date]) => ({
    title: `${office.name}${name}`,
    date,
    source: office.name,
    body: ['收支总体情况、财政拨款情况、三公经费情况以及名词解释附后。'],
  }));
}

function consultations(office: Office): Article[] {
  return [
    {
      title: `关于“${office.topics[0]}”改进方案公开征求意见的公告`,
      date: '2026-02-09',
      source: office.name,
      body: ['意见可以在公告之日起三十日内寄到本机关办公室。'],
    },
    {
      title: `关于“${office.topics[1]}”改进方案征求意见采纳情况的反馈`,
      date: '2026-01-22',
      source: office.name,
      body: ['共收到意见六条,采纳四条,未采纳的两条已向提出人说明理由。'],
    },
  ];
}

function guides(office: Office): Article[] {
  return office.topics.slice(0, 3).map((topic, i) => ({
    title: `${topic}事项办事指南`,
    date: `2026-01-${20 - i}`,
    source: office.name,
    body: [
      '申请条件:辖区内的单位和居民。',
      '办理材料:申请表一份。',
      '办理流程:受理、审核、办结。',
      '办理时间:工作日。',
    ],
  }));
}
