/** Names by which links call a place; they are whatever a site writes. */
import { expect, test } from 'vitest';
import { derive, link, listPage, page, rows } from '../stored-pages.ts';

test('arrows behind a name are no part of it, and a row of arrows with a letter behind it takes no longer', () => {
  const arrows = `${'>'.repeat(39)}x`;
  const links = [link('/tzgg/', '通知公告>>》›»>'), ...Array.from({ length: 50 }, (_, i) => link(`/${i}/`, arrows))];
  const list = listPage('/tzgg/', '通知公告', rows('/tzgg/', ['一', '2024-03-20'], ['二', '2024-03-10']));
  const { facts } = derive([page('/', { links }), list]);
  expect(facts.columns!.map((column) => column.class)).toEqual(['通知公告']);
});
