/** Feeds in the style of known bridges, each with a fault that is known of them, and what must be said of each on 2024-05-31. */

export interface Faulty {
  name: string;
  /** Path and query under which it is asked for. */
  path: string;
  body: string | Uint8Array;
  /** What wewe-rss says of its last look. */
  synced?: string;
  /** Day of the newest post that is known; `silent`: surely none for two weeks; `unsure`; `gap`: not read. */
  expect: { is: 'alive' | 'silent' | 'unsure' | 'gap'; newest?: string | null; posts?: number; title?: string };
}

type Item = { title?: string; date?: string; url?: string; guid?: string; extra?: string };
export const wechat = (n: number | string) => `https://mp.weixin.qq.com/s/Abc${n}`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function rss(items: Item[], head = '<generator>RSSHub</generator>', date = 'pubDate'): string {
  const rows = items.map(
    ({ title, date: d, url, guid, extra }, i) =>
      `<item><title>${title ?? `第${i + 1}条`}</title>${url === '' ? '' : `<link>${escaped(url ?? wechat(i))}</link>`}${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${d === undefined ? '' : `<${date}>${d}</${date}>`}${extra ?? ''}</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>青禾发布</title><link>http://a.cn/</link>${head}${rows.join('')}</channel></rss>`;
}
const atom = (entries: string[], head = '') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>青禾发布</title><id>x</id>${head}${entries.join('')}</feed>`;
const json = (items: object[], version = '1.1', more: object = {}) =>
  JSON.stringify({ version: `https://jsonfeed.org/version/${version}`, title: '青禾发布', ...more, items });

const plain = '<generator>Feed Writer</generator>';
const days = (...list: string[]) => list.map((d) => ({ date: `${d}T08:00:00+08:00` }));
const dead = days('2024-03-20', '2024-03-12', '2024-03-05', '2024-02-28', '2024-02-20');
const weibo = (n: number) => `https://weibo.com/5100000001/${n}`;
/** Ids of Weibo hold their second. */
const mid = (iso: string) => String((BigInt(Date.parse(iso) / 1000) - 515_483_463n) << 22n);
const onWeibo = (items: Item[]) => items.map((item, i) => ({ url: weibo(i), ...item }));

export const faulty: Faulty[] = [
  {
    name: 'RSSHub, an account of Weibo that has stopped',
    path: '/weibo/user/1',
    body: rss(onWeibo(dead)),
    expect: { is: 'silent', newest: '2024-03-20', posts: 5 },
  },
  {
    name: 'RSSHub with a filter',
    path: '/weibo/user/1?filter_title=疫情',
    body: rss(onWeibo(dead)),
    expect: { is: 'unsure' },
  },
  {
    name: 'RSSHub without reposts',
    path: '/weibo/user/1/showRetweeted=0',
    body: rss(onWeibo(dead)),
    expect: { is: 'unsure' },
  },
  {
    name: 'RSSHub that wrote the year 2001, ids in the addresses',
    path: '/weibo/user/1',
    body: rss([
      { date: 'Wed, 30 May 2001 16:00:00 GMT', url: weibo(0).replace('/0', `/${mid('2024-05-30T09:00:00+08:00')}`) },
    ]),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'RSSHub that wrote the year 2001, no ids',
    path: '/toutiao/user/token/x',
    body: rss([{ date: 'Wed, 13 Jun 2001 16:00:00 GMT' }, ...dead]),
    expect: { is: 'unsure' },
  },
  {
    name: 'the feed of another account',
    path: '/weibo/user/1',
    body: rss(onWeibo(dead)).replace('<title>青禾发布</title>', '<title>丰县文旅的微博</title>'),
    expect: { is: 'unsure', newest: '2024-03-20' },
  },
  {
    name: 'a pinned old post first',
    path: '/weibo/user/1',
    body: rss(onWeibo([...days('2020-01-01'), ...days('2024-05-20', '2024-05-19')])),
    expect: { is: 'alive', newest: '2024-05-20' },
  },
  {
    name: 'RSSHub that sorts pinned posts to the end: they prove no reach',
    path: '/bilibili/user/video/1',
    body: rss(
      days('2024-05-30', '2020-03-01', '2020-02-01', '2020-01-01').map((d, i) => ({
        ...d,
        url: `https://www.bilibili.com/video/BV${i}`,
      })),
    ),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'three posts of a platform that pins three',
    path: '/weibo/user/1?limit=3',
    body: rss(onWeibo(dead.slice(0, 3))),
    expect: { is: 'unsure' },
  },
  {
    name: 'RSSHub, Kuaishou: no dates at all',
    path: '/kuaishou/profile/x',
    body: rss([{}, {}, {}]),
    expect: { is: 'unsure', newest: null },
  },
  {
    name: 'RSSHub, an album of WeChat is not the account',
    path: '/wechat/mp/msgalbum/x/1',
    body: rss(dead),
    expect: { is: 'unsure' },
  },
  { name: 'RSSHub, an empty feed', path: '/weibo/user/1', body: rss([]), expect: { is: 'gap' } },
  {
    name: 'RSSHub, its page of errors with 200',
    path: '/weibo/user/1',
    body: '<html><head><title>Welcome to RSSHub!</title></head><body>Looks like something went wrong</body></html>',
    expect: { is: 'gap' },
  },
  {
    name: 'a login page with 200',
    path: '/rss',
    body: '<!doctype html><html><body><form>登录</form></body></html>',
    expect: { is: 'gap' },
  },
  {
    name: 'wewe-rss, JSON: date_modified only',
    path: '/feeds/MP_WXS_1.json',
    body: json([{ id: 'a', url: wechat(1), title: '甲', date_modified: '2024-05-29T22:35:08.000Z' }], '1', {
      generator: 'WeWe-RSS',
    }),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'wewe-rss whose login may have ended',
    path: '/feeds/MP_WXS_1.rss',
    body: rss(dead, '<generator>WeWe-RSS</generator>'),
    expect: { is: 'unsure', newest: '2024-03-20' },
  },
  {
    name: 'wewe-rss that looked today, Atom: updated only',
    path: '/feeds/MP_WXS_1.atom',
    synced: '2024-05-31T05:35:00+08:00',
    body: atom(
      dead.map(
        ({ date }, i) =>
          `<entry><title type="html"><![CDATA[第${i}条]]></title><id>${i}</id><link href="${wechat(i)}"/><updated>${date}</updated></entry>`,
      ),
      '<updated>2024-03-20T00:00:00Z</updated><generator>WeWe-RSS</generator>',
    ),
    expect: { is: 'silent', newest: '2024-03-20' },
  },
  {
    name: 'wewe-rss that looked a month ago',
    path: '/feeds/MP_WXS_1.rss',
    synced: '2024-05-01T05:35:00+08:00',
    body: rss(dead, '<generator>WeWe-RSS</generator>'),
    expect: { is: 'unsure' },
  },
  {
    name: 'wewe-rss, all accounts in one',
    path: '/feeds/all.rss',
    body: rss(days('2024-05-30'), '<generator>WeWe-RSS</generator>'),
    expect: { is: 'gap' },
  },
  {
    name: 'we-mp-rss: dates without zone',
    path: '/rss/MP_WXS_1',
    body: rss(
      [{ date: 'Thu, 30 May 2024 00:35:08 ' }],
      '<generator>Mp-We-Rss</generator><lastBuildDate>Fri, 31 May 2024 08:00:00 </lastBuildDate>',
    ),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'we-mp-rss builds anew although it takes nothing over',
    path: '/rss/MP_WXS_1',
    body: rss(dead, '<generator>Mp-We-Rss</generator><lastBuildDate>Fri, 31 May 2024 20:00:00 </lastBuildDate>'),
    expect: { is: 'unsure' },
  },
  {
    name: 'wechat2rss: text in content:encoded, CDATA',
    path: '/feed/1.xml',
    body: rss(
      [
        {
          title: '<![CDATA[甲 & 乙]]>',
          date: '<![CDATA[Thu, 30 May 2024 08:36:00 +0800]]>',
          extra:
            '<description></description><content:encoded><![CDATA[<p>原创 <span>某某</span></p>]]></content:encoded>',
        },
      ],
      '<generator>Wechat2RSS</generator>',
    ),
    expect: { is: 'alive', newest: '2024-05-30', title: '甲 & 乙' },
  },
  {
    name: 'RSS 0.91: no dates',
    path: '/a',
    body: '<rss version="0.91"><channel><title>x</title><item><title>甲</title><link>http://a.cn/1</link></item></channel></rss>',
    expect: { is: 'unsure', newest: null },
  },
  {
    name: 'RSS 0.90',
    path: '/a',
    body: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>x</title></channel><item><title>甲</title><link>http://a.cn/1</link></item></rdf:RDF>',
    expect: { is: 'unsure', newest: null },
  },
  {
    name: 'RSS 1.0: dc:date',
    path: '/a',
    body: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="http://a.cn"><title>x</title></channel>${dead.map(({ date }, i) => `<item rdf:about="http://a.cn/${i}"><title>第${i}条</title><link>http://a.cn/${i}</link><dc:date>${date}</dc:date></item>`).join('')}</rdf:RDF>`,
    expect: { is: 'silent', newest: '2024-03-20', posts: 5 },
  },
  {
    name: 'Atom: the channel built when its last post was',
    path: '/a',
    body: atom(
      dead.map(
        ({ date }, i) =>
          `<entry><title>第${i}条</title><id>${i}</id><link rel="self" href="http://a.cn/self"/><link rel="alternate" href="http://a.cn/${i}"/><published>${date}</published><updated>2024-05-30T00:00:00Z</updated></entry>`,
      ),
    ),
    expect: { is: 'silent', newest: '2024-03-20' },
  },
  {
    name: 'JSON Feed 1.1: milliseconds',
    path: '/a',
    body: json([{ id: 1, url: 'http://a.cn/1', title: '甲', date_published: Date.parse('2024-05-30T08:00:00+08:00') }]),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'JSON Feed 1.0: seconds as text',
    path: '/a',
    body: json([{ id: '1', external_url: 'http://a.cn/1', title: '甲', date_published: '1717027200' }], '1'),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  { name: 'JSON Feed without items', path: '/a', body: json([]), expect: { is: 'gap' } },
  {
    name: 'JSON Feed cut off',
    path: '/a',
    body: json([{ id: '1', title: '甲', date_published: '2024-05-30' }]).slice(0, -12),
    expect: { is: 'gap' },
  },
  {
    name: 'GBK, declared',
    path: '/a',
    body: Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="gb2312"?><rss version="2.0"><channel><title>x</title><item><title>'),
      Buffer.from([0xd5, 0xfe, 0xce, 0xf1]),
      Buffer.from('</title><link>http://a.cn/1</link><pubDate>2024-05-30 08:00:00</pubDate></item></channel></rss>'),
    ]),
    expect: { is: 'alive', newest: '2024-05-30', title: '政务' },
  },
  {
    name: 'a mark of byte order and empty lines before the declaration',
    path: '/a',
    body: `\ufeff\n\n${rss(dead, plain)}`,
    expect: { is: 'silent', newest: '2024-03-20' },
  },
  {
    name: 'entities of HTML',
    path: '/a',
    body: rss([{ title: '&ldquo;五一&rdquo;&nbsp;出行&middot;提示', date: '2024-05-30' }], plain),
    expect: { is: 'alive', title: '“五一” 出行·提示' },
  },
  {
    name: 'entities twice',
    path: '/a',
    body: rss([{ title: 'A&amp;amp;B', date: '2024-05-30' }], plain),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'XML cut off, newest last: what is newest is lost',
    path: '/a',
    body: rss([...dead].reverse(), plain).replace(/<\/channel><\/rss>$/, ''),
    expect: { is: 'unsure' },
  },
  { name: 'XML cut off within an item', path: '/a', body: rss(dead, plain).slice(0, -60), expect: { is: 'gap' } },
  {
    name: 'newest last',
    path: '/a',
    body: rss([...dead].reverse(), plain),
    expect: { is: 'silent', newest: '2024-03-20' },
  },
  {
    name: 'in no order',
    path: '/a',
    body: rss(
      [dead[3]!, dead[0]!, dead[4]!, dead[1]!, dead[2]!, dead[0]!, dead[3]!].map((d, i) => ({
        ...d,
        url: `http://a.cn/${i}`,
      })),
      plain,
    ),
    expect: { is: 'unsure', newest: '2024-03-20' },
  },
  {
    name: '1970',
    path: '/a',
    body: rss([{ date: 'Thu, 01 Jan 1970 00:00:00 GMT' }, ...dead], plain),
    expect: { is: 'unsure' },
  },
  {
    name: 'in the future',
    path: '/a',
    body: rss([{ date: '2025-05-30 08:00' }, ...dead], plain),
    expect: { is: 'unsure' },
  },
  {
    name: 'Beijing time marked as GMT: the newest lies ahead',
    path: '/a',
    body: rss([{ date: 'Fri, 31 May 2024 19:00:00 GMT' }, ...dead], plain),
    expect: { is: 'unsure' },
  },
  {
    name: 'Chinese dates',
    path: '/a',
    body: rss([{ date: '2024年5月30日 下午3:24' }, { date: '2024年5月3日15时24分' }], plain),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'month and day only',
    path: '/a',
    body: rss([{ date: '5月30日' }, ...dead], plain),
    expect: { is: 'unsure' },
  },
  {
    name: '3小时前',
    path: '/a',
    body: rss([{ date: '3小时前' }], plain),
    expect: { is: 'alive', newest: '2024-05-31' },
  },
  {
    name: '40天前: told from a fetch that may be an old one',
    path: '/a',
    body: rss([{ date: '40天前' }, ...dead], plain),
    expect: { is: 'unsure' },
  },
  {
    name: 'the form of Weibo',
    path: '/a',
    body: rss([{ date: 'Thu May 30 08:00:00 +0800 2024' }], plain),
    expect: { is: 'alive', newest: '2024-05-30' },
  },
  {
    name: 'one guid for all',
    path: '/a',
    body: rss(
      dead.map((d) => ({ ...d, guid: 'http://a.cn/', url: '' })),
      plain,
    ),
    expect: { is: 'silent', posts: 5 },
  },
  {
    name: 'the same post twice',
    path: '/a',
    body: rss(
      [dead[0]!, ...dead].map((d, i) => ({ ...d, title: d.date, guid: d.date, url: `http://a.cn/${i || 1}` })),
      plain,
    ),
    expect: { is: 'silent', posts: 5 },
  },
  {
    name: 'built more than two days ago',
    path: '/a',
    body: rss(dead, `${plain}<lastBuildDate>Mon, 06 May 2024 00:00:00 GMT</lastBuildDate>`),
    expect: { is: 'unsure' },
  },
];
