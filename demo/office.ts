/** The content of a faultless office: all columns, news every working day, every policy explained in a picture. */

import * as lists from './lists.ts';
import type { Column, Group } from './model.ts';
import { news } from './news.ts';
import { type PolicyPlan, policies } from './policies.ts';
import { columnTexts } from './texts.ts';

export interface Office {
  name: string;
  /** 发文字号 without year and number, as 云发改规. */
  numberPrefix: string;
  /** Fields that its news tell of. */
  topics: string[];
  /** What its short introduction says. */
  duty: string;
  policies: PolicyPlan[];
  /** Whether it publishes a gazette (政府公报). */
  gazette?: true;
}

/** The groups of an office's site; `base` is put before every path (a section of the portal has one). */
export function officeGroups(office: Office, base = ''): Group[] {
  const { documents, interpretations } = policies(office.name, office.numberPrefix, office.policies);
  const group = (name: string, path: string, columns: Column[]): Group => ({
    name,
    path: base + path,
    columns: columns.map((column) => ({ ...column, path: base + column.path })),
  });
  const texts = columnTexts(office);
  return [
    group('走进本地', 'zjbd', [
      { name: '概况信息', path: 'zjbd/gkxx', text: texts.overview },
      { name: '机构职能', path: 'zjbd/jgzn', text: texts.duties },
      { name: '领导信息', path: 'zjbd/ldxx', text: texts.leaders },
    ]),
    group('新闻动态', 'xwdt', [
      { name: '工作动态', path: 'xwdt/gzdt', items: news(office.name, office.topics) },
      { name: '通知公告', path: 'xwdt/tzgg', items: lists.notices(office) },
    ]),
    group('政务公开', 'zwgk', [
      { name: '政策文件', path: 'zwgk/zcwj', items: documents },
      { name: '政策解读', path: 'zwgk/zcjd', items: interpretations },
      { name: '政府信息公开指南', path: 'zwgk/xxgkzn', text: texts.guide },
      { name: '政府信息公开制度', path: 'zwgk/xxgkzd', text: texts.rules },
      { name: '法定主动公开内容', path: 'zwgk/fdzdgknr', items: lists.statutory(office) },
      { name: '政府信息公开年报', path: 'zwgk/xxgknb', items: lists.annualReports(office, [2025, 2024, 2023]) },
      { name: '依申请公开', path: 'zwgk/ysqgk', text: texts.requests },
      { name: '财政预决算', path: 'zwgk/czyjs', items: lists.budgets(office) },
      { name: '权责清单', path: 'zwgk/qzqd', items: lists.powers(office) },
      { name: '双随机', path: 'zwgk/ssj', items: lists.inspections(office) },
      ...(office.gazette ? [{ name: '政府公报', path: 'zwgk/zfgb', items: lists.gazettes(office) }] : []),
    ]),
    group('互动服务', 'hdfw', [
      { name: '意见征集', path: 'hdfw/yjzj', items: lists.consultations(office) },
      { name: '咨询投诉', path: 'hdfw/zxts', items: lists.letters(office) },
      { name: '办事指南', path: 'hdfw/bszn', items: lists.guides(office) },
    ]),
  ];
}

/** The column of a name; faults are planted in it. */
export function column(groups: Group[], name: string): Column {
  const found = groups.flatMap((g) => g.columns).find((c) => c.name === name);
  if (!found) throw new Error(`the office has no column ${name}`);
  return found;
}
