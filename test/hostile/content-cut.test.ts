/** A page that is longer than what is read of one: what may stand in the rest is not called missing. */
import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import { deriveFacts } from '../../src/extract/site.ts';
import { siteSchema } from '../../src/model/register.ts';
import { handedOver, page, table } from '../extract/stored-pages.ts';
import { homePage, marks } from './site.ts';

const url = 'http://a.gov.cn/';
const many = (count: number, one: (n: number) => string) => Array.from({ length: count }, (_, i) => one(i)).join('');

function gapsOf(html: string): string[] {
  const facts = extractPage({ url, body: Buffer.from(html), contentType: 'text/html', at: '2024-05-31' });
  const stored = { ...page('/'), url, finalUrl: url, facts };
  const site = siteSchema.parse({ id: 's', url });
  const tables = { columns: table, documents: {}, requirements: [], units: { kinds: {}, same: [] }, elements: {} };
  const { gaps } = deriveFacts({
    ...handedOver([stored]),
    ...{ site, probes: [], gaps: [], extraPins: [], tables, asOf: '2024-05-31' },
  });
  return gaps.filter(({ detail }) => detail === 'cut').map(({ fact, reason }) => `${fact} ${reason}`);
}

test.each([
  ['links', many(5_000, (n) => `<a href="/f/${n}.pdf">附件</a>`)],
  ['long links', many(1_000, (n) => `<a href="/f/${'a'.repeat(1_500)}${n}.pdf">附件</a>`)],
  ['areas of pictures', `<map>${many(5_000, (n) => `<area href="/f/${n}.pdf">`)}</map>`],
  ['elements', '<i></i>'.repeat(160_000)],
  ['open elements', '<div>'.repeat(4_000)],
  ['text', `<p>${'某'.repeat(5_000_000)}</p>`],
])('the columns, news and marks after too many %s', (_, more) => {
  const gaps = gapsOf(homePage(`${more}<a href="/ldxx/">领导信息</a>${marks}`));
  expect(gaps).toEqual(['columns limit', 'home limit', 'identity limit']);
});

test('a long page that is read to its end hides nothing', () => {
  expect(gapsOf(homePage(many(4_000, (n) => `<a href="/f/${n}.pdf">附件</a>`)))).toEqual([]);
});
