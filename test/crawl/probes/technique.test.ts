/** Addresses of the sixth version, asked of a real name server; https, asked of real ports. */
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { askIpv6 } from '../../../src/crawl/probes/ipv6.ts';
import type { FactName } from '../../../src/model/facts.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { page, pages, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

const at = { url: 'http://www.qinghe.test/', fetchedAt: '2024-05-31T00:00:00Z', sha256: null, record: null };
const [a, aaaa] = [1, 28];
const v4 = [8, 8, 4, 4];
const v6 = [0x24, 0x08, 0x80, ...Array<number>(12).fill(0), 1];
const local = [0xfd, ...Array<number>(14).fill(0), 1];
const nxdomain = 3;

/** A name server that knows these: `name type` → bytes of the address; a name without any is not there. */
async function nameServer(zone: Record<string, number[]>): Promise<Resolver> {
  const socket = createSocket('udp4');
  const names = new Set(Object.keys(zone).map((key) => key.split(' ')[0]));
  socket.on('message', (query, { port, address }) => {
    const labels: string[] = [];
    let i = 12;
    for (; query[i] !== 0; i += query[i]! + 1) labels.push(query.subarray(i + 1, i + 1 + query[i]!).toString());
    const type = query.readUInt16BE(i + 1);
    const name = labels.join('.').toLowerCase();
    const data = zone[`${name} ${type}`];
    const head = Buffer.from(query.subarray(0, i + 5));
    head.writeUInt16BE(0x8180 | (names.has(name) ? 0 : nxdomain), 2);
    head.writeUInt16BE(data ? 1 : 0, 6);
    head.writeUInt32BE(0, 8);
    const answer = data ? [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, data.length, ...data] : [];
    socket.send(Buffer.concat([head, Buffer.from(answer)]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  const resolver = new Resolver({ timeout: 2_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return resolver;
}

const ask = async (zone: Record<string, number[]>, url = at.url, proxy = false) =>
  askIpv6(new URL(url), proxy, await nameServer(zone), at);
const host = 'www.qinghe.test';

test('a name with and without such a record', async () => {
  const both = { [`${host} ${a}`]: v4, [`${host} ${aaaa}`]: v6 };
  expect(await ask(both)).toMatchObject({ ipv6: { host, addresses: ['2408:8000::1'], proven: true } });
  const witness = { [`a.root-servers.net ${aaaa}`]: v6 };
  expect(await ask({ [`${host} ${a}`]: v4, ...witness })).toMatchObject({ ipv6: { addresses: [], proven: true } });
});

test('what may be our own resolver is no proof', async () => {
  expect(await ask({ [`${host} ${a}`]: v4 })).toMatchObject({ ipv6: { addresses: [], proven: false } });
  expect(await ask({})).toMatchObject({ gap: { fact: 'ipv6', reason: 'no-such-host' } });
  expect(await ask({ [`${host} ${aaaa}`]: local })).toMatchObject({ gap: { reason: 'private-address' } });
  expect(await ask({ [`${host} ${a}`]: v4 }, at.url, true)).toMatchObject({ gap: { reason: 'not-configured' } });
  expect(await ask({}, 'http://127.0.0.1/')).toMatchObject({ gap: { reason: 'not-configured' } });
});

test('a crawl keeps what it was told, and asks nothing where no port follows from the address', async () => {
  const server = await startServer(pages({ '/': page('某县人民政府', ['/a.html']) }));
  const needs = new Set<FactName>(['home', 'ipv6', 'https']);
  const { gaps, facts } = await crawlAndRead(siteTask(`${server.url}/`, tempFolder(), {}, { needs }));
  expect(gaps.filter(({ fact }) => fact === 'ipv6' || fact === 'https').map(({ reason }) => reason)).toEqual([
    'not-configured',
    'not-configured',
  ]);
  expect(facts).not.toHaveProperty('https');
});

test('titles of published pages are looked for with the search of the home page', async () => {
  const titles = ['青禾县开展春季义务植树活动', '青禾县召开防汛工作部署会议'];
  const article = (title: string) =>
    page(
      title,
      [],
      `<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-04-01"><h1>${title}</h1>
    <p>发布时间：2024-04-01</p><p>${'今年以来，各单位认真落实，群众满意。'.repeat(10)}</p>`,
    );
  const form = '<form action="/s"><input name="keyword"><input type="submit" value="搜索"></form>';
  const server = await startServer(
    pages({
      '/': page('青禾县人民政府', ['/n/1.html', '/n/2.html'], form),
      '/n/1.html': article(titles[0]!),
      '/n/2.html': article(titles[1]!),
      '/s': page('搜索', ['/n/1.html'], '<p>为您找到以下结果</p>'),
    }),
  );
  const needs = new Set<FactName>(['home', 'pages', 'search']);
  const task = siteTask(`${server.url}/`, tempFolder(), {}, { needs });
  const { facts } = await crawlAndRead(task);
  const found = Object.fromEntries(facts.search!.map(({ title, outcome }) => [title, outcome]));
  expect(found).toEqual({ [titles[0]!]: 'found', [titles[1]!]: 'unsure' });
  expect(server.hits.filter((hit) => hit.startsWith('GET /s?keyword=%E9%9D%92'))).toHaveLength(2);
});
