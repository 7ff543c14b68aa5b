/** Days of decisions of enforcement, as tables, labels and signatures tell them; nobody whom they concern is kept. */
import { expect, test } from 'vitest';
import { articlePage } from '../page-of.ts';

const padding = '根据有关规定，现将办理情况予以公布。'.repeat(8);
const table = (head: string[], ...rows: string[][]) =>
  `<p>${padding}</p><table>${[head, ...rows].map((row) => `<tr>${row.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</table>`;

test('a table with a column of decisions and one of publication', () => {
  const text = table(
    ['序号', '行政相对人名称', '处罚决定日期', '公示日期'],
    ['1', '清河酒家', '2024-02-01', '2024-02-05'],
    ['2', '王某', '2024-02-02', ''],
  );
  const { decisions } = articlePage({ title: '2024年2月行政处罚信息公示表', column: '行政执法公示', text });
  expect(decisions).toEqual({
    kind: 'penalty',
    rows: [
      { decidedAt: '2024-02-01', publishedAt: '2024-02-05' },
      { decidedAt: '2024-02-02', publishedAt: null },
    ],
  });
});

test.each(['作出行政处罚决定的日期', '作出行政处罚决定期（公文落款时间）', '行政处罚决定时间'])('%s', (name) => {
  const text = `<p>${padding}</p><table><tr><td>${name}</td><td>2024-02-01</td></tr></table>`;
  const { decisions } = articlePage({ title: '行政处罚信息公示表', column: '行政执法公示', text });
  expect(decisions?.rows).toEqual([{ decidedAt: '2024-02-01', publishedAt: null }]);
});

test('labels of one decision', () => {
  const text = `<p>${padding}</p><p>许可决定日期：2024年2月1日</p><p>有效期自：2024年2月1日</p>`;
  const { decisions } = articlePage({ title: '食品经营许可公示', column: '行政许可', text });
  expect(decisions).toEqual({ kind: 'licence', rows: [{ decidedAt: '2024-02-01', publishedAt: null }] });
});

test('the day under the text of the decision itself', () => {
  const text = `<p>${padding}</p><p>${padding}</p><p>青禾县林业局</p><p>2024年2月1日</p>`;
  const { decisions } = articlePage({ title: '青禾县林业局行政处罚决定书', column: '行政执法公示', text });
  expect(decisions).toEqual({ kind: 'penalty', rows: [{ decidedAt: '2024-02-01', publishedAt: null }] });
});

test('a page about something else, and one that tells no such day', () => {
  const text = `<p>${padding}</p><p>决定日期：2024年2月1日</p>`;
  expect(articlePage({ title: '关于表彰先进的决定', column: '通知公告', text }).decisions).toBeUndefined();
  expect(articlePage({ title: '行政处罚裁量基准', column: '行政执法公示' }).decisions).toBeUndefined();
});
