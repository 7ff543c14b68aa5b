import { expect, it } from 'vitest';
import { withBeside } from '../../../src/cli/run/beside.ts';
import { registerSchema } from '../../../src/model/register.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { feed, home, policy, posts } from '../../checks/facts.ts';

const register = registerSchema.parse({
  sites: [
    { id: 'portal', url: 'https://www.qinghe.example.cn/' },
    { id: 'wsj', url: 'https://wsj.qinghe.example.cn/' },
  ],
  agencies: [
    { id: 'gov', name: '青禾区人民政府', kind: 'government', sites: [{ site: 'portal', role: 'owner' }] },
    { id: 'wsj', name: '青禾区卫生健康局', kind: 'department', sites: [{ site: 'wsj', role: 'owner' }] },
  ],
  accounts: [{ id: 'wx1', agency: 'wsj', platform: '微信', name: '健康青禾', filed: true }],
});
const snapshot = (facts: Snapshot['facts']) => ({ target: 'x', facts, gaps: [] }) as unknown as Snapshot;
const agency = register.agencies[1]!;

it('titles of the account are held against those of the sites: its own, and the government’s', () => {
  const texts = [{ ...policy('《青禾区医疗保障实施细则》解读'), kind: 'interpretation' as const }];
  const sites = new Map([
    [
      'portal',
      snapshot({
        home: {
          ...home('2023-07-10'),
          items: [
            { title: '青禾区召开全区安全生产工作会议', url: 'https://a.cn/1', date: '2023-07-10', dateFrom: 'home' },
          ],
        },
      }),
    ],
    ['wsj', snapshot({ documents: texts })],
  ]);
  const [a, b, c] = posts(['2023-07-10T09:00:00+08:00', '2023-07-11T09:00:00+08:00', '2023-07-12T09:00:00+08:00']);
  const published = [
    { ...a!, title: '一图读懂丨青禾区医疗保障实施细则' },
    { ...b!, title: '【要闻】青禾区召开全区安全生产工作会议' },
    { ...c!, title: '通知' },
  ];
  const { facts } = withBeside(snapshot({ posts: feed(published) }), register, agency, register.accounts[0]!, sites);
  expect(facts.portal?.texts.map(({ kind, own, posts: ids }) => [kind, own, ids])).toEqual([
    ['interpretation', true, ['0']],
    ['news', false, ['1']],
  ]);
  expect(facts.register).toMatchObject({ own: { id: 'wx1', filed: true }, accounts: [{ id: 'wx1' }] });
});

it('without a site there is nothing to compare; a site has the register alone', () => {
  const none = withBeside(snapshot({ posts: feed([]) }), register, agency, register.accounts[0]!, new Map());
  expect(none.facts.portal).toBeNull();
  const site = withBeside(snapshot({}), register, agency, null, new Map());
  expect(site.facts.register?.own).toBeNull();
  expect(site.facts.portal).toBeUndefined();
});
