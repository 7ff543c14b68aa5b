/** Messages of a mailbox: days and state, of whatever elements the list is made; no name and no word of them is kept. */
import { expect, describe as group, test } from 'vitest';
import { pageOf } from '../page-of.ts';

const boxed = (main: string, column = '县长信箱') =>
  pageOf(
    `<html><head><title>${column}_青禾县人民政府</title></head><body>
    <div class="path">当前位置：<a href="/">首页</a> &gt; <a href="/hd/">互动交流</a> &gt; <a href="./">${column}</a></div>${main}</body></html>`,
  ).messages ?? [];
const days = (messages: ReturnType<typeof boxed>) =>
  messages.map(({ askedAt, answeredAt, answered }) => [askedAt, answeredAt, answered]);

group('a list whose head names its columns', () => {
  const heads = ['编号', '标题', '来信时间', '回复时间', '状态'];
  const rows = [
    ['01', '<a href="1.html">路灯不亮</a>', '2024-01-03', '2024-01-05 10:20', '已回复'],
    ['02', '<a href="2.html">未回复旧信件</a>', '2024-01-08', '', '办理中'],
  ];
  const expected = [
    ['2024-01-03', '2024-01-05', true],
    ['2024-01-08', null, false],
  ];
  const made: Record<string, (cells: string[], head: boolean) => string> = {
    'table rows': (cells, head) => `<tr>${cells.map((c) => (head ? `<th>${c}</th>` : `<td>${c}</td>`)).join('')}</tr>`,
    'one ul a row': (cells) => `<ul>${cells.map((c) => `<li>${c}</li>`).join('')}</ul>`,
    'div with spans': (cells) => `<div>${cells.map((c) => `<span>${c}</span>`).join('')}</div>`,
  };
  test.each(Object.entries(made))('%s', (name, row) => {
    const html = [row(heads, true), ...rows.map((cells) => row(cells, false))].join('\n');
    const messages = boxed(name === 'table rows' ? `<table>${html}</table>` : `<div>${html}</div>`);
    expect(days(messages)).toEqual(expected);
    expect(messages.map((m) => m.url?.split('/').at(-1))).toEqual(['1.html', '2.html']);
    expect(JSON.stringify(messages)).not.toMatch(/路灯|旧信/);
  });
  test('a column of days alone tells neither asking nor answer', () => {
    const table = `<table><tr><th>编号</th><th>标题</th><th>时间</th></tr>${rows.map((r) => `<tr><td>${r[0]}</td><td>${r[1]}</td><td>${r[2]}</td></tr>`).join('')}</table>`;
    expect(boxed(table)).toEqual([]);
  });
});

test('blocks with labels, one message after another, and one that waits', () => {
  const html = `<dl><dt>路灯不亮</dt><dd>留言人：王某 留言时间：2024-01-03 09:00</dd><dd>答复时间：<b>2024年1月5日</b></dd></dl>
    <dl><dt>井盖损坏</dt><dd>留言时间：2024-01-08</dd><dd>办理状态：待回复</dd></dl>`;
  const messages = boxed(html, '网上留言');
  expect(days(messages)).toEqual([
    ['2024-01-03', '2024-01-05', true],
    ['2024-01-08', null, false],
  ]);
  expect(new Set(messages.map((m) => m.id)).size).toBe(2);
});

test('rows with a state: the day of an open one is the day of asking, that of a closed one may be either', () => {
  const row = (title: string, state: string, day: string) =>
    `<li><a href="${title.length}${day}.html">${title}</a><i>${state}</i><span>${day}</span></li>`;
  const html = `<ul>${row('路灯不亮已回复', '办理中', '2024-01-08')}${row('井盖损坏', '[已办结]', '2024-01-05')}${row('公交线路', '已回复', '2024-01-04')}</ul>`;
  expect(days(boxed(html))).toEqual([
    ['2024-01-08', null, false],
    [null, null, true],
    [null, null, true],
  ]);
});

test('the day by which somebody wishes an answer is no answer', () => {
  const html = '<p>留言时间：2024-01-08</p><p>希望回复时间：2024-01-20</p><p>处理状态：待回复</p>';
  expect(days(boxed(html, '网上留言'))).toEqual([['2024-01-08', null, false]]);
});

test('the same labels on a page that is no mailbox', () => {
  expect(boxed('<p>提交时间：2024-01-08 反馈时间：2024-01-09</p>', '通知公告').filter((m) => m.answered)).toEqual([]);
});
