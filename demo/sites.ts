/** Every host of the city: its content, its style, and the faults planted in it (README.md lists them). */
import { feeds } from './feeds.ts';
import { annualReports } from './lists.ts';
import type { Group, Pages, Site } from './model.ts';
import { column, type Office, officeGroups } from './office.ts';
import * as offices from './offices.ts';
import { render } from './render.ts';
import { jpage } from './styles/jpage.ts';
import { plain } from './styles/plain.ts';
import { refresh } from './styles/refresh.ts';
import { table } from './styles/table.ts';
import { trs } from './styles/trs.ts';

/** Host → pages; a host that is not in it (the park's) is down. */
export function cityPages(): Map<string, Pages> {
  return new Map<string, Pages>([
    ['www.yunlan.example', portal()],
    ['fgw.yunlan.example', render(site('fgw', 2, offices.planning), plain)],
    ['jtj.yunlan.example', transport()],
    ['wlj.yunlan.example', culture()],
    ['mzj.yunlan.example', welfare()],
    ['media.yunlan.example', feeds()],
    // Where the marks in the footers lead.
    ['bszs.conac.cn', new Map([['/sitename', registry]])],
    ['zfwzzc.www.gov.cn', new Map([['/check_web/errorInfo/jcInfo', registry]])],
  ]);
}

function site(name: string, serial: number, office: Office, groups = officeGroups(office)): Site {
  return {
    host: `${name}.yunlan.example`,
    name: office.name,
    office: office.name,
    idCode: `999900000${serial}`,
    icp: `云ICP备9999000${serial}号`,
    police: `云公网安备 9999000200000${serial}号`,
    groups,
  };
}

const registry = {
  type: 'text/html; charset=utf-8',
  body: '<!DOCTYPE html><html lang="zh-CN"><title>登记信息</title><p>登记信息</p></html>',
};

/** The documents' faults stand in offices.ts; the two sections' in their groups. */
function portal(): Pages {
  const groups = [...officeGroups(offices.government), ...streetGroups(), ...townGroups()];
  return render({ ...site('www', 1, offices.government, groups), name: '云澜市人民政府' }, trs);
}

/** Its notices are empty, and who leads it is told nowhere. */
function streetGroups(): Group[] {
  const groups = officeGroups(offices.street, 'jz/qtjd/');
  column(groups, '通知公告').items = [];
  return without(groups, '领导信息').map((g) => ({ ...g, name: `青棠街道${g.name}` }));
}

/** Its news ended in January; a document without interpretation stands in offices.ts. */
function townGroups(): Group[] {
  const groups = officeGroups(offices.town, 'jz/lzz/');
  endAt(groups, '2026-01-20', '工作动态');
  return groups.map((g) => ({ ...g, name: `栗渚镇${g.name}` }));
}

/** Two links lead nowhere; marks and accessibility are faults of its style. */
function transport(): Pages {
  const groups = officeGroups(offices.transport);
  column(groups, '通知公告').items![0]!.links = { 报名表: '/upload/2025/baoming.htm' };
  return render(site('jtj', 3, offices.transport, groups), table, {
    home: '<p>便民查询:<a href="/cx/lukuang.htm">实时路况</a></p>',
  });
}

/** Nothing new since 6 February; notices not since last summer. */
function culture(): Pages {
  const groups = officeGroups(offices.culture);
  for (const { name } of groups.flatMap((g) => g.columns)) endAt(groups, '2026-02-06', name);
  const notices = column(groups, '通知公告');
  notices.items = notices.items!.map((notice, i) => ({ ...notice, date: `2025-07-${20 - i}` }));
  return render(site('wlj', 4, offices.culture, groups), jpage);
}

/** Last year's annual report is missing; an identity number stands in a published list. */
function welfare(): Pages {
  const groups = officeGroups(offices.welfare);
  column(groups, '政府信息公开年报').items = annualReports(offices.welfare, [2024, 2023]);
  column(groups, '通知公告').items!.unshift({
    title: '2月临时救助对象公示',
    date: '2026-02-27',
    source: offices.welfare.name,
    body: ['下列人员符合临时救助条件,现予公示。'],
    table: [
      ['序号', '姓名', '身份证号码', '救助事由'],
      ['1', '示例丙', identityNumber('51000019920305', '002'), '突发疾病'],
      ['2', '示例丁', '(略)', '房屋受损'],
    ],
  });
  return render(site('mzj', 5, offices.welfare, groups), refresh);
}

function without(groups: Group[], name: string): Group[] {
  return groups.map((g) => ({ ...g, columns: g.columns.filter((c) => c.name !== name) }));
}

function endAt(groups: Group[], last: string, name: string): void {
  const found = column(groups, name);
  if (found.items) found.items = found.items.filter((a) => a.date <= last);
}

/** A number of nobody (its region is no county's) with the check digit that makes it look real. */
function identityNumber(regionAndBirthday: string, serial: string): string {
  const digits = regionAndBirthday + serial;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
}
