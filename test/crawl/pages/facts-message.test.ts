import { expect, test } from 'vitest';
import { factsReceiver, factsSender } from '../../../src/crawl/pages/facts-message.ts';
import { extractPage } from '../../../src/extract/page.ts';

const menu = '<a href="/gk/">政务公开</a><a href="/hd/">互动交流</a><a href="/fw/">办事服务</a>';
const page = (n: number) =>
  extractPage({
    body: Buffer.from(
      `<title>第${n}期</title><ul>${menu}<li><a href="/a/${n}.html">通知${n}</a>2024-03-0${n}</li></ul>`,
    ),
    url: `http://a.test/${n}.html`,
    contentType: 'text/html; charset=utf-8',
    at: '2024-04-01',
  });
const pages = [1, 2, 3, 4].map(page);

test('facts arrive as they were sent, and a link that pages share is one object', () => {
  const [messageOf, factsIn] = [factsSender(), factsReceiver()];
  const messages = pages.map(messageOf);
  const arrived = messages.map(factsIn);
  expect(arrived).toEqual(pages);
  expect(arrived[3]!.links[0]).toBe(arrived[0]!.links[0]);
  expect(messages[1]!.parts).not.toContain('互动交流');
});

test('when the sender forgets, the receiver does', () => {
  const [messageOf, factsIn] = [factsSender(5), factsReceiver()];
  const messages = [...pages, ...pages].map(messageOf);
  expect(messages.filter(({ first }) => first === 0).length).toBeGreaterThan(1);
  expect(messages.map(factsIn)).toEqual([...pages, ...pages]);
});
