import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type City, startCity } from '../../demo/city.ts';
import { workdays } from '../../demo/days.ts';
import { registerSchema } from '../../src/model/register.ts';
import { settingsSchema } from '../../src/model/settings.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city.close());

/** Asks the city as a proxy, as the audit does. */
function ask(url: string): Promise<{ status: number; type: string; bytes: Buffer; text: string }> {
  return new Promise((resolve, reject) => {
    const proxy = new URL(city.proxy);
    const asked = request({ host: proxy.hostname, port: proxy.port, path: url }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const type = response.headers['content-type'] ?? '';
        resolve({ status: response.statusCode!, type, bytes, text: bytes.toString() });
      });
    });
    asked.on('error', reject).end();
  });
}

test('the workspace is what a user may write', () => {
  const register = registerSchema.parse(parse(readFileSync(city.registerFile, 'utf8')));
  expect(register.agencies).toHaveLength(8);
  expect(register.agencies.filter((a) => a.sites[0]!.role === 'section').map((a) => a.kind)).toEqual([
    'subdistrict',
    'town',
  ]);
  settingsSchema.parse(parse(readFileSync(`${city.workspace}/gongkai.yaml`, 'utf8')));
});

test('every site of the register answers, except the one that is down', async () => {
  const register = registerSchema.parse(parse(readFileSync(city.registerFile, 'utf8')));
  const statuses = await Promise.all(register.sites.map(async (site) => [site.id, (await ask(site.url)).status]));
  expect(Object.fromEntries(statuses)).toEqual({
    portal: 200,
    'fgw-site': 200,
    'jtj-site': 200,
    'wlj-site': 200,
    'mzj-site': 200,
    'cyy-site': 502,
  });
});

test('the portal has news of every working day over TRS pages', async () => {
  const texts = await Promise.all(
    ['', 'index_1.html', 'index_2.html'].map(
      async (page) => (await ask(`http://www.yunlan.example/xwdt/gzdt/${page}`)).text,
    ),
  );
  expect(texts[0]).toContain('createPageHTML(3, 0, "index", "html")');
  const dates = texts.join('').match(/(?<=<span>)\d{4}-\d\d-\d\d(?=<)/g)!;
  expect(dates).toEqual(workdays);
  expect(dates).toContain('2026-02-14');
  expect(dates).not.toContain('2026-02-17');
});

test('the old site is GBK and tells so in the page only', async () => {
  const { type, bytes, text } = await ask('http://jtj.yunlan.example/');
  expect(type).toBe('text/html');
  expect(text).not.toContain('交通');
  expect(new TextDecoder('gb18030').decode(bytes)).toContain('主办:云澜市交通运输局');
});

test('rows of a list stand in a script', async () => {
  const home = (await ask('http://wlj.yunlan.example/')).text;
  const column = home.match(/href="(\/col\/col\d+\/index\.html)">工作动态</)![1];
  const { text } = await ask(`http://wlj.yunlan.example${column}`);
  expect(text).toMatch(
    /<script type="text\/xml"><datastore>[\s\S]*<record><!\[CDATA\[<li><a href="\/art\/2026\/2\/6\//,
  );
});

test('parents forward to their first child', async () => {
  const { text } = await ask('http://mzj.yunlan.example/zwgk/');
  expect(text).toContain('content="0;URL=/zwgk/zcwj/index.html"');
});

test('every link of the faultless site leads somewhere', async () => {
  const seen = new Set(['http://fgw.yunlan.example/']);
  const broken: string[] = [];
  for (const url of seen) {
    const page = await ask(url);
    if (page.status !== 200) broken.push(url);
    if (!url.startsWith('http://fgw.')) continue;
    for (const [, href] of page.text.matchAll(/(?:href|src)="([^"]+)"/g))
      seen.add(new URL(href!.replaceAll('&amp;', '&'), url).href);
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(60);
});
