import { column, gap, origin, page, rows, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const workday = { every: 'workday' };
const period = { from: '2018-02-09', to: '2018-02-12' };
/** Friday, a Sunday that was worked to make up for the holiday (调休), Monday. */
const days = ['2018-02-09', '2018-02-11', '2018-02-12'];
const case2018 = { period, asOf: '2018-03-01', options: workday };

testCheck('column-update-rate', [
  {
    name: 'an update each working day, the make-up Sunday with them',
    ...case2018,
    facts: { columns: [column('动态要闻', { items: rows(...days) })] },
    expect: { n: 3, findings: [] },
  },
  {
    name: 'the make-up Sunday is missed, the Saturday before it is free',
    ...case2018,
    facts: { columns: [column('动态要闻', { items: rows('2018-02-09', '2018-02-12') })] },
    expect: {
      n: 3,
      findings: [{ say: 'short', place: 'workday:2018-02-11', found: 0, text: '2018-02-11全站更新0条，要求至少1条。' }],
    },
  },
  {
    name: 'the National Day week asks for nothing, the Saturday and Sunday before it do',
    options: workday,
    asOf: '2018-10-31',
    period: { from: '2018-09-29', to: '2018-10-08' },
    facts: { columns: [column('动态要闻', { items: rows('2018-10-08', '2018-09-30', '2018-09-29') })] },
    expect: { n: 3, findings: [] },
  },
  {
    name: 'a page outside every column is an update of the site too',
    ...case2018,
    facts: {
      columns: [column('动态要闻', { items: rows('2018-02-09', '2018-02-12') })],
      pages: [page('/zt/1.html', '2018-02-11')],
    },
    expect: { n: 3, findings: [] },
  },
  {
    name: 'a day after as-of has not come yet',
    options: workday,
    asOf: '2018-02-09',
    period,
    facts: { columns: [column('动态要闻', { items: rows('2018-02-09') })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'whole weeks, counted in one class only',
    options: { every: 'week', times: 2, classes: ['动态要闻'] },
    period: { from: '2023-07-01', to: '2023-07-16' },
    facts: {
      columns: [
        column('动态要闻', { url: `${origin}/dt/`, items: rows('2023-07-12', '2023-07-10', '2023-07-04') }),
        column('通知公告', { items: rows('2023-07-05') }),
      ],
    },
    expect: {
      n: 2,
      findings: [
        {
          say: 'short',
          place: 'week:2023-07-03',
          found: 1,
          text: '2023-07-03至2023-07-09“动态要闻”更新1条，要求至少2条。',
        },
      ],
    },
  },
  {
    name: 'an unread column may hold the update',
    ...case2018,
    facts: { columns: [column('动态要闻', { items: rows('2018-02-09', '2018-02-12') }), unreadColumn('通知公告')] },
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-11', unsure: true }] },
  },
  {
    name: 'news that shows no day',
    ...case2018,
    facts: {
      columns: [
        column('动态要闻', { items: rows('2018-02-09', '2018-02-12') }),
        column('通知公告', { items: rows(null, null) }),
      ],
    },
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-11', unsure: true }] },
  },
  {
    name: 'news that stands on another site',
    ...case2018,
    facts: {
      columns: [
        column('动态要闻', { state: 'page', items: [] }),
        column('通知公告', { items: rows('2018-02-09', '2018-02-12') }),
      ],
    },
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-11', unsure: true }] },
  },
  {
    name: 'a dead link holds none',
    ...case2018,
    facts: {
      columns: [
        column('动态要闻', { items: rows('2018-02-09', '2018-02-12') }),
        unreadColumn('通知公告', { gone: true }),
      ],
    },
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-11' }] },
  },
  {
    name: 'so may the unread rest of a list, but only before its oldest row',
    ...case2018,
    facts: {
      columns: [
        column('动态要闻', { items: rows('2018-02-12', '2018-02-11'), complete: false }),
        column('通知公告', { items: rows('2018-01-05'), complete: true }),
      ],
    },
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-09', unsure: true }] },
  },
  {
    name: 'so may a row whose date nobody could read',
    ...case2018,
    facts: { columns: [column('动态要闻', { items: rows('2018-02-12', null, '2018-02-09') })] },
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-11', unsure: true }] },
  },
  {
    name: 'a list of names beside it shows no date on any row and holds no update',
    ...case2018,
    facts: {
      columns: [
        column('动态要闻', { items: rows('2018-02-12', '2018-02-09') }),
        column('领导信息', { items: rows(null, null) }),
      ],
    },
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-11' }] },
  },
  {
    name: 'a page that was not seen',
    ...case2018,
    facts: { columns: [column('动态要闻', { items: rows('2018-02-12', '2018-02-09') })] },
    gaps: [gap('pages', '/a/')],
    expect: { n: 3, findings: [{ say: 'short', place: 'workday:2018-02-11', unsure: true }] },
  },
  {
    name: 'working days of a year whose holidays are not known',
    options: workday,
    asOf: '2031-03-01',
    period: { from: '2031-02-03', to: '2031-02-04' },
    facts: { columns: [column('动态要闻', { items: rows('2031-02-03') })] },
    expect: { n: 2, findings: [{ say: 'short', place: 'workday:2031-02-04', unsure: true }] },
  },
  {
    name: 'a period without a working day',
    options: workday,
    asOf: '2018-10-31',
    period: { from: '2018-10-01', to: '2018-10-03' },
    facts: { columns: [column('动态要闻')] },
    expect: { notApplicable: true },
  },
  {
    name: 'no date anywhere',
    options: workday,
    facts: { columns: [column('动态要闻', { items: rows(null) })] },
    expect: { notApplicable: true },
  },
]);
