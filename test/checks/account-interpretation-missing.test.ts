import { portalText } from './about.ts';
import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const published = feed(posts(['2023-07-10T09:00:00+08:00']));

testCheck('account-interpretation-missing', [
  {
    name: 'the same on site and account; others and earlier ones are not asked for',
    facts: {
      posts: published,
      portal: {
        texts: [
          portalText('甲办法解读', { posts: ['0'] }),
          portalText('乙办法解读', { own: false }),
          portalText('丙办法解读', { publishedAt: '2022-07-10' }),
          portalText('丁办法', { kind: 'policy' }),
        ],
      },
    },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'on the site alone',
    facts: { posts: published, portal: { texts: [portalText('甲办法解读')] } },
    expect: {
      n: 1,
      findings: [
        {
          say: 'missing',
          place: `interpretation:${portalText('甲办法解读').url.replace('https://', '')}`,
          unsure: true,
          text: '网站2023-07-10发布的解读“甲办法解读”，没有在账号上读到。',
        },
      ],
    },
  },
  { name: 'no interpretation is due', facts: { posts: published }, expect: { notApplicable: true } },
]);
