/** The lists of an office's site besides news and policies. */
import type { Article } from './model.ts';
import type { Office } from './office.ts';

export function annualReports(office: Office, years: number[]): Article[] {
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

export function notices(office: Office): Article[] {
  const subjects = ['春季集中办公安排', '窗口服务时间调整', '年度培训报名', '冬季值班安排', '开放日活动'];
  const dates = ['2026-02-26', '2026-02-11', '2026-01-28', '2026-01-13', '2025-12-16'];
  return subjects.map((subject, i) => ({
    title: `${office.name}关于${subject}的通知`,
    date: dates[i]!,
    source: office.name,
    body: [`现将${subject}有关事项告知大家,请提前做好准备。`, '如有变化,另行告知。'],
  }));
}

export function statutory(office: Office): Article[] {
  const names = ['公共服务事项目录', '会议开放安排', '行政许可办理结果', '机构设置与办公地址'];
  const dates = ['2026-02-12', '2026-01-30', '2026-01-21', '2025-12-24'];
  return names.map((name, i) => ({
    title: `${office.name}${name}(2026年版)`,
    date: dates[i]!,
    source: office.name,
    body: [`${name}经本机关审定后公开,每年更新一次。`],
  }));
}

export function budgets(office: Office): Article[] {
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

export function consultations(office: Office): Article[] {
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

export function guides(office: Office): Article[] {
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

export function letters(office: Office): Article[] {
  const dates = ['2026-02-25', '2026-02-06', '2026-01-19', '2026-01-07'];
  return dates.map((date, i) => ({
    title: `关于${office.topics[i]}的来信及答复`,
    date,
    source: office.name,
    body: [
      `来信询问${office.topics[i]}的进度和投诉渠道。`,
      `${office.name}答复:进度每月公布,意见可以在工作日来电反映。`,
    ],
  }));
}

export function powers(office: Office): Article[] {
  return office.topics.slice(0, 3).map((topic, i) => ({
    title: `${topic}权责清单(2026年版)`,
    date: `2026-01-${29 - i}`,
    source: office.name,
    body: ['清单列明事项名称、类型、依据、实施主体和监督方式。'],
  }));
}

export function inspections(office: Office): Article[] {
  const rows: [string, string][] = [
    ['1月随机抽查结果', '2026-02-05'],
    ['2026年随机抽查事项清单', '2026-01-23'],
    ['2026年随机抽查计划', '2026-01-23'],
  ];
  return rows.map(([name, date]) => ({
    title: `${office.name}${name}`,
    date,
    source: office.name,
    body: ['抽查依据、主体、内容和方式附后,抽查对象由系统随机产生。'],
  }));
}

export function gazettes(office: Office): Article[] {
  return ['2026-02-13', '2025-12-12', '2025-10-15'].map((date, i) => ({
    title: `云澜市人民政府公报第${9 - i}期`,
    date,
    source: office.name,
    body: ['本期刊登市政府及其办公室近期印发的文件。'],
  }));
}
