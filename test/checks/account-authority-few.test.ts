import { portalText } from './about.ts';
import { feed, posts } from './facts.ts';
import { testCheck } from './tester.ts';

const published = feed(posts(['2023-07-10T09:00:00+08:00', '2023-07-11T09:00:00+08:00']));

testCheck('account-authority-few', [
  {
    name: 'a text of the portal was passed on',
    facts: { posts: published, portal: { texts: [portalText('某办法解读', { own: false, posts: ['1'] })] } },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'none was',
    facts: { posts: published, portal: { texts: [portalText('某办法解读')] } },
    expect: { n: 1, findings: [{ say: 'few', place: 'account:qinghe-site', unsure: true, found: 0 }] },
  },
  { name: 'no site was read', facts: { posts: published, portal: null }, expect: { notApplicable: true } },
  { name: 'nothing was posted', facts: { posts: feed([]) }, expect: { notApplicable: true } },
]);
