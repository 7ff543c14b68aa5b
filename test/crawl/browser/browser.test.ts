/** What hostile pages do to the browser: each is over in time, tells nothing outside, and the next page is shown. */
import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBrowser, type Visit } from '../../../src/crawl/browser/browser.ts';
import { type SiteBrowser, withBrowser } from '../../../src/crawl/browser/site-browser.ts';
import { startServer } from '../server.ts';

const browserPath = findBrowser();
const limit = 12_000;

const titleOf = ({ page }: Visit) => page.evaluate('document.title') as Promise<string>;

describe.skipIf(browserPath === null)('a page that', () => {
  const browse = async (work: (show: Shower) => Promise<void>) => {
    const asked: string[] = [];
    const load = async ({ url }: { url: string }) => {
      asked.push(url);
      return null;
    };
    await withBrowser(browserPath!, { load }, (browser) => work(shower(browser)));
    return asked;
  };

  it('loops for ever is over in time, and the next one is shown', async () => {
    await browse(async (show) => {
      expect(await show('<script>for (;;);</script>')).toBeNull();
      expect(await show('<title>好</title>')).toEqual({ result: '好' });
    });
  });

  it('stops its own loading is looked at as it stands', async () => {
    await browse(async (show) => {
      const html = '<title>停</title><script>window.stop()</script><p>文</p><script src="/none.js"></script>';
      expect(await show(html)).toEqual({ result: '停' });
    });
  });

  it.each([
    ['allocates without end', '<script>const all = []; for (;;) all.push(new Uint8Array(5e7).fill(1));</script>'],
    [
      'fills the heap of its scripts',
      '<script>const all = []; for (;;) all.push({ text: String(all.length) });</script>',
    ],
    ['grows without end', '<body><script>for (;;) document.body.append(document.body.cloneNode(true));</script>'],
  ])('%s is ended long before its time is over, and the next one is shown', async (_, html) => {
    await browse(async (show) => {
      expect(await show(html, titleOf, 3_600_000)).toBeNull();
      expect(await show('<title>好</title>')).toEqual({ result: '好' });
    });
  });

  it('crashes its renderer, or the whole browser, is a failure, and the next one is shown', async () => {
    await browse(async (show) => {
      const crash = async ({ page }: Visit) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Page.crash');
        return 'alive';
      };
      expect(await show('<title>一</title>', crash)).toBeNull();
      const end = async ({ page }: Visit) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Browser.crash').catch(() => {});
        return titleOf({ page, quietFor: () => 0 });
      };
      expect(await show('<title>二</title>', end)).toBeNull();
      expect(await show('<title>好</title>')).toEqual({ result: '好' });
    });
  });

  it.each([
    [
      'asks questions',
      `alert(1); confirm(2); prompt(3); onbeforeunload = (e) => { e.preventDefault(); return 'stay' };`,
    ],
    ['opens windows', `for (let i = 0; i < 20; i++) window.open('/w' + i);`],
    [
      'offers downloads',
      `const a = document.createElement('a'); a.href = 'data:application/zip,x'; a.download = 'x'; a.click();`,
    ],
    ['leaves', `let n = 0; setInterval(() => { location.href = '/n' + n++ }, 1);`],
    ['reloads itself', `setTimeout(() => location.reload(), 50);`],
    ['prints', `print();`],
  ])('%s is shown nevertheless, and so is the next one', async (_, script) => {
    const asked = await browse(async (show) => {
      expect(await show(`<title>好</title><script>${script}</script>`)).toEqual({ result: '好' });
      expect(await show('<title>再好</title>')).toEqual({ result: '再好' });
    });
    expect(asked).toEqual([]);
  });

  it('keeps something finds nothing of it on the next page', async () => {
    await browse(async (show) => {
      const keep = `localStorage.x = sessionStorage.x = document.cookie = 'x=1'; name = 'x'`;
      await show(`<script>${keep}</script>`);
      const look = `document.title = [localStorage.x, sessionStorage.x, document.cookie, name].join('|')`;
      expect(await show(`<script>${look}</script>`)).toEqual({ result: '|||' });
    });
  });

  it('looks for a way out finds none', async () => {
    const inner = await startServer((_, response) => response.end('secret'));
    const udp = createSocket('udp4');
    const packets: Buffer[] = [];
    udp.on('message', (packet) => packets.push(packet));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    onTestFinished(() => void udp.close());
    const { port } = udp.address() as AddressInfo;
    const address = inner.url.replace('http://', '');
    const ways = `
      const ask = (f) => { try { const p = f(); if (p && p.catch) p.catch(() => {}) } catch {} };
      ask(() => new WebSocket('ws://${address}/'));
      ask(() => new EventSource('${inner.url}/events'));
      ask(() => navigator.sendBeacon('${inner.url}/', 'x'));
      ask(() => navigator.serviceWorker.register('/sw.js'));
      ask(() => fetch('${inner.url}/', { mode: 'no-cors', keepalive: true }));
      ask(() => fetch('http://10.0.0.1/'));
      ask(() => fetch('file:///etc/passwd'));
      ask(() => new WebTransport('https://${address}/'));
      ask(() => new Worker(URL.createObjectURL(new Blob(["new WebSocket('ws://${address}/w'); fetch('${inner.url}/w')"]))));
      for (const Peer of [window.RTCPeerConnection, document.querySelector('iframe').contentWindow.RTCPeerConnection])
        ask(() => { const c = new Peer({ iceServers: [
          { urls: 'stun:127.0.0.1:${port}' }, { urls: 'turn:${address}?transport=tcp', username: 'u', credential: 'c' }] });
          c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)); });
      setTimeout(() => { document.title = '完' }, 2000);`;
    const html = `<link rel="preconnect" href="${inner.url}"><link rel="prefetch" href="${inner.url}/p">
      <iframe></iframe><iframe src="file:///etc/passwd"></iframe><iframe src="${inner.url}/frame"></iframe>
      <form method="post" target="_blank" action="${inner.url}/form"></form>
      <script>${ways} document.querySelector('form').submit()</script>`;
    const asked = await browse(async (show) => {
      const wait = async (visit: Visit) => {
        await visit.page.waitForFunction(`document.title === '完'`);
        return titleOf(visit);
      };
      expect(await show(html, wait)).toEqual({ result: '完' });
    });
    expect(inner.hits).toEqual([]);
    expect(packets).toEqual([]);
    // What was asked of our fetcher is its own guard's to refuse.
    expect(asked.filter((url) => !url.startsWith('http'))).toEqual([]);
  });
});

type Shower = <T = string>(
  html: string,
  use?: (visit: Visit) => Promise<T>,
  timeout?: number,
) => Promise<{ result: T } | null | 'no-browser'>;

function shower(browser: SiteBrowser): Shower {
  let n = 0;
  return (html, use = titleOf as never, timeout = limit) => {
    const document = {
      url: `http://www.example.gov.cn/${n++}.html`,
      body: Buffer.from(html),
      contentType: 'text/html; charset=utf-8',
    };
    return browser.visit(document, { timeout }, use);
  };
}
