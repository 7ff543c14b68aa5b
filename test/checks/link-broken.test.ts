import { placeOf } from '../../src/lib/urls.ts';
import type { LinkFact } from '../../src/model/facts.ts';
import { link, seen } from './facts.ts';
import { testCheck } from './tester.ts';

testCheck('link-broken', [
  {
    name: 'a link that was not asked for is not counted',
    facts: { links: [link('/a.html', 'ok'), link('/b.html', 'unchecked', { reason: 'limit' })] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'an attachment that is gone; the page that links to it is evidence too',
    facts: { links: [link('/f/1.doc', 'broken', { text: '申请表.doc', from: [seen('/zc/1.html')] })] },
    expect: {
      n: 1,
      findings: [
        {
          say: 'broken',
          place: 'link:qinghe.example.cn/f/1.doc',
          found: '返回404',
          text: '链接“申请表.doc”打不开（返回404）。',
        },
      ],
    },
  },
  {
    name: 'a picture link has no text',
    facts: { links: [link('/zt/', 'broken', { text: '' })] },
    expect: {
      n: 1,
      findings: [{ say: 'broken', place: 'link:qinghe.example.cn/zt/', text: '链接“（无文字）”打不开（返回404）。' }],
    },
  },
  {
    name: 'a failure that may be ours is unsure, and not told at all of other sites',
    facts: {
      links: [
        link('/slow.html', 'unsure', { reason: 'timeout' }),
        link('/old.html', 'unsure', { status: 200 }),
        link('https://other.example.cn/', 'unsure', { reason: 'timeout', external: true }),
      ],
    },
    expect: {
      n: 3,
      findings: [
        {
          say: 'unsure',
          place: 'link:qinghe.example.cn/slow.html',
          unsure: true,
          text: '链接“某链接”未能确认能否打开：访问超时。',
        },
        {
          say: 'unsure',
          place: 'link:qinghe.example.cn/old.html',
          unsure: true,
          text: '链接“某链接”未能确认能否打开：疑似错误提示页面。',
        },
      ],
    },
  },
  {
    name: 'links to other sites only where the ruleset wants them',
    facts: { links: [link('https://other.example.cn/x', 'broken', { external: true }), link('/a.html', 'ok')] },
    options: { external: false },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'where most links of a site lead nowhere, the site may have shut us out; one of another site is sure all the same',
    facts: { links: [...gone(20), link('/a.html', 'ok'), link('https://b.example.cn/', 'broken', { external: true })] },
    expect: {
      n: 22,
      findings: [...saidOf(gone(20), true), { say: 'broken', place: 'link:b.example.cn/' }],
    },
  },
  {
    name: 'many that lead nowhere among more that work',
    facts: { links: [...gone(20), ...Array.from({ length: 20 }, (_, i) => link(`/ok${i}.html`, 'ok'))] },
    expect: { n: 40, findings: saidOf(gone(20), false) },
  },
  {
    name: 'nothing was asked for',
    facts: { links: [link('/a.html', 'unchecked', { reason: 'robots' })] },
    expect: { notApplicable: true },
  },
]);

function gone(n: number) {
  return Array.from({ length: n }, (_, i) => link(`/gone${i}.html`, 'broken'));
}

function saidOf(links: readonly LinkFact[], unsure: boolean) {
  return links.map(({ url }) => ({ say: 'broken', place: `link:${placeOf(url)}`, unsure }));
}
