/** Wrong forms in titles and texts, and pages that speak of them. */
import { expect, test } from 'vitest';
import { loadTables } from '../../../src/load/tables.ts';
import { derive, page } from '../stored-pages.ts';

const { tables } = loadTables();
const found = (title: string, text: string) =>
  derive([page('/'), page('/n/1.html', { kind: 'article', title, text })], { tables }).facts.wording!.map(
    ({ wrong, right, sure, at }) => ({ wrong, right, sure, excerpt: at.excerpt }),
  );

test('a typing error of an idiom, with the words around it', () => {
  const told = { wrong: '再接再励', right: '再接再厉', sure: true };
  expect(found('推进会', '全县上下要再接再励，争取更大成绩。')).toEqual([
    { ...told, excerpt: '推进会 全县上下要再接再励，争取更大成绩。' },
  ]);
  expect(found('全县一如继往抓落实', '')).toMatchObject([{ wrong: '一如继往', sure: true }]);
  expect(found('推进会', '全县上下要再接再厉。')).toEqual([]);
});

test('what may be right, or is quoted, is for a person', () => {
  expect(found('通知', '公布署名文章')).toMatchObject([{ wrong: '布署', sure: false }]);
  expect(found('常见错别字', '再接再励')).toMatchObject([{ wrong: '再接再励', sure: false }]);
  expect(found('更正', '“再接再励”改为“再接再厉”')).toMatchObject([{ wrong: '再接再励', sure: false }]);
});

test('no right form is listed as a wrong one, and no wrong one holds its right one', () => {
  const forms = tables.wording!.flatMap(({ forms }) => Object.entries(forms));
  const rights = new Set(forms.map(([, right]) => right));
  expect(forms.filter(([wrong, right]) => rights.has(wrong) || wrong.includes(right))).toEqual([]);
});
