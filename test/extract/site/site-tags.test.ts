/** Meta tags of pages: read without case, counted by kind of page; what is none of these kinds is left out. */
import { expect, test } from 'vitest';
import { articlePage } from '../page-of.ts';
import { derive, listPage, page, rows } from '../stored-pages.ts';

test('names are read without case, and an empty tag is none', () => {
  const head = `<META NAME="articletitle" content="某事"><meta name="PUBDATE" content="2024-03-01 10:00">
    <meta name="ContentSource" content=" "><meta name="Keywords" content="甲">`;
  expect(articlePage({ head }).tags).toEqual(['ArticleTitle', 'PubDate']);
  expect(articlePage({})).not.toHaveProperty('tags');
});

test('pages are counted by their kind', () => {
  const text = { kind: 'article', title: '某事', publishedAt: '2024-03-01' } as const;
  const { facts } = derive([
    page('/', { tags: ['SiteName', 'SiteIDCode', 'ColumnName'] }),
    listPage('/a/', '通知公告', rows('/a/', ['甲', '2024-03-01']), {}, { tags: ['ColumnName'] }),
    listPage('/b/', '空的', []),
    page('/a/1.html', { ...text, tags: ['PubDate'] }),
    page('/a/2.html', text),
    page('/a/3.html', { kind: 'article', title: '没有日期' }),
  ]);
  const told = facts.tags!.map(({ on, tag, pages, lacking }) => `${on} ${tag} ${lacking}/${pages}`);
  expect(told).toContain('home SiteName 0/1');
  expect(told).toContain('home SiteDomain 1/1');
  expect(told).toContain('column ColumnName 0/1');
  expect(told).toContain('article PubDate 1/2');
  expect(facts.tags!.find(({ on, tag }) => on === 'article' && tag === 'PubDate')!.at[0]!.url).toMatch(/2\.html$/);
});
