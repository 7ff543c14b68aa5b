import type { TagFact } from '../../src/model/tags.ts';
import { seen } from './facts.ts';
import { testCheck } from './tester.ts';

const tag = (on: TagFact['on'], name: TagFact['tag'], pages: number, lacking: number): TagFact => {
  return { on, tag: name, pages, lacking, at: [seen('/a.html')] };
};

testCheck('tag-missing', [
  {
    name: 'all are there',
    facts: { tags: [tag('home', 'SiteName', 1, 0), tag('article', 'PubDate', 90, 0)] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'the template of the texts lacks one, and so does the home page',
    facts: { tags: [tag('home', 'ColumnType', 1, 1), tag('article', 'PubDate', 90, 88)] },
    expect: {
      n: 2,
      findings: [
        { say: 'missing', place: 'tag:home/ColumnType', text: '首页缺少ColumnType标签：查看1页，其中1页没有。' },
        { say: 'missing', place: 'tag:article/PubDate', text: '内容页缺少PubDate标签：查看90页，其中88页没有。' },
      ],
    },
  },
  {
    name: 'a few pages, or few were seen at all',
    facts: { tags: [tag('article', 'ContentSource', 90, 9), tag('column', 'ColumnName', 2, 2)] },
    expect: {
      n: 2,
      findings: [
        { say: 'missing', place: 'tag:article/ContentSource', unsure: true },
        { say: 'missing', place: 'tag:column/ColumnName', unsure: true },
      ],
    },
  },
  {
    name: 'only those that are asked for',
    facts: { tags: [tag('home', 'ColumnKeywords', 1, 1), tag('home', 'SiteName', 1, 0)] },
    options: { tags: ['SiteName'] },
    expect: { n: 1, findings: [] },
  },
  { name: 'nothing was read', expect: { notApplicable: true } },
]);
