import { gap, link } from './facts.ts';
import { testCheck } from './tester.ts';

const options = { platforms: { 信用中国: ['信用中国'], 执法公示平台: ['执法 公示'] } };
const out = (text: string) => link(`https://${text.length}.example.org/`, 'unchecked', { text, external: true });

testCheck('link-missing', [
  {
    name: 'links to other sites with those words',
    facts: { links: [out('信用中国（青禾）'), out('行政执法信息公示平台')] },
    options,
    expect: { n: 2, findings: [] },
  },
  {
    name: 'none',
    facts: { links: [out('信用中国'), link('/zwgk/', 'ok', { text: '政务公开' })] },
    options,
    expect: {
      n: 2,
      findings: [{ say: 'missing', place: 'link:执法公示平台', text: '没有找到“执法公示平台”的链接。' }],
    },
  },
  {
    name: 'a page of the own site is no platform, but may lead to it',
    facts: { links: [out('信用中国'), link('/zfgs/', 'ok', { text: '行政执法公示' })] },
    options,
    expect: { n: 2, findings: [{ say: 'missing', place: 'link:执法公示平台', unsure: true }] },
  },
  {
    name: 'a picture without words may be it',
    facts: { links: [out('信用中国'), out('')] },
    options,
    expect: { n: 2, findings: [{ say: 'missing', place: 'link:执法公示平台', unsure: true }] },
  },
  {
    name: 'a section',
    facts: { links: [out('信用中国')] },
    options,
    target: { role: 'section' },
    expect: { n: 2, findings: [{ say: 'missing', place: 'link:执法公示平台', unsure: true }] },
  },
  {
    name: 'a gap',
    facts: { links: [out('信用中国')] },
    options,
    gaps: [gap('links', '/')],
    expect: { n: 2, findings: [{ say: 'missing', place: 'link:执法公示平台', unsure: true }] },
  },
]);
