/** Sheets of accounts: one row an account, and numbers by platform. */
import type { Results } from '../../src/model/results.ts';
import { accountsOf } from '../accounts.ts';
import { accountsSummary } from '../accounts-by-platform.ts';
import type { ReportContext } from '../context.ts';
import type { Cell, Sheet } from './sheet.ts';

export function accountSheets(results: Results, context: ReportContext): Sheet[] {
  return [accountSheet(results, context), platformSheet(results, context)];
}

function accountSheet(results: Results, context: ReportContext): Sheet {
  const head = [
    '单位',
    '平台',
    '账号',
    '类型',
    '结果',
    '最近更新',
    '评估时段内发布',
    '问题类别',
    '具体情况',
    '存疑',
    '未能读取',
  ];
  const rows = results.judgement.agencies.flatMap((agency) =>
    accountsOf(agency, context).map((a): Cell[] => [
      ...[a.agency, a.platform, a.name, a.type, a.statusWord, a.newest, a.posts],
      ...[a.faults, a.problems, a.doubts].map((texts) => texts.join('；') || null),
      a.unread,
    ]),
  );
  return {
    name: '政务新媒体',
    rows: [head, ...rows],
    widths: [24, 14, 24, 10, 14, 12, 14, 28, 48, 40, 24],
    filter: true,
  };
}

function platformSheet(results: Results, context: ReportContext): Sheet {
  const head = ['平台', '账号数', '合格', '单项否决', '存在扣分问题', '未能判定', '未检查', '合格率'];
  const all = accountsSummary(results, context);
  const row = (name: string, p: Omit<NonNullable<typeof all>['platforms'][number], 'platform'>): Cell[] => [
    ...[name, p.count, p.passed, p.vetoed, p.faulty, p.unknown, p.unchecked],
    p.rate === null ? null : Math.floor(p.rate * 10_000) / 10_000,
  ];
  const rows = all === null ? [] : [...all.platforms.map((p) => row(p.platform, p)), row('合计', all)];
  return { name: '新媒体分平台', rows: [head, ...rows], widths: [20, 10, 10, 10, 14, 10, 10, 10] };
}
