import { expect, test } from 'vitest';
import { families, running, said } from './families.ts';
import { pageOf } from './page-of.ts';

const url = 'http://www.example.gov.cn/x/show/1782.html';

test.each(Object.entries(families))('an article by %s', (_, write) => {
  const { kind, title, publishedAt, source, columnName } = pageOf(write(said), { url });
  expect({ kind, title, publishedAt, source, columnName }).toEqual({
    kind: 'article',
    title: said.title,
    publishedAt: said.day,
    source: said.source,
    columnName: said.column,
  });
});

test.each(Object.entries(families))('a policy by %s', (_, write) => {
  const title = '青禾县人民政府关于加强古树名木保护工作的意见';
  const text = `<p style="text-align:center">青政〔2024〕7号</p><p>各乡（镇）人民政府，县政府各部门：</p>${running}<p>根据《森林条例》（国发〔2020〕3号）执行。</p>`;
  const page = pageOf(write({ ...said, title, column: '规范性文件', text }), { url });
  expect({ kind: page.kind, title: page.title, docNumber: page.docNumber }).toEqual({
    kind: 'policy',
    title,
    docNumber: '青政〔2024〕7号',
  });
});

test.each([
  ['interpretation', '《青禾县古树名木保护办法》政策解读', '政策解读'],
  ['solicitation', '关于公开征求《青禾县古树名木保护办法（草案）》意见的公告', '意见征集'],
  ['annual-report', '青禾县林业局2023年政府信息公开工作年度报告', '政府信息公开年报'],
  ['guide', '青禾县林业局政府信息公开指南', '政府信息公开指南'],
] as const)('%s by every family', (kind, title, column) => {
  const kinds = Object.entries(families).map(([name, write]) => [
    name,
    pageOf(write({ ...said, title, column }), { url }).kind,
  ]);
  expect(kinds).toEqual(Object.keys(families).map((name) => [name, kind]));
});
