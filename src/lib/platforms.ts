/** Names of platforms in any spelling, and what an address tells of an account. */

interface Platform {
  name: string;
  /** Begins the ids that are made for its accounts. */
  code: string;
  spelt: RegExp;
}

/** 视频号 before 微信, because its full name holds both. */
const platforms: readonly Platform[] = [
  { name: '视频号', code: 'sph', spelt: /视频号/ },
  { name: '小程序', code: 'xcx', spelt: /小程序/ },
  { name: '微信', code: 'wx', spelt: /微信|公众号|公众平台|公众帐号|公众账号|订阅号|服务号|wechat|weixin/i },
  { name: '微博', code: 'wb', spelt: /微博|weibo/i },
  { name: '抖音', code: 'dy', spelt: /抖音|douyin/i },
  { name: '今日头条', code: 'tt', spelt: /头条|toutiao/i },
  { name: '快手', code: 'ks', spelt: /快手|kuaishou/i },
  { name: '哔哩哔哩', code: 'bl', spelt: /哔哩|b站|bilibili/i },
  { name: '小红书', code: 'xhs', spelt: /小红书|xiaohongshu/i },
  { name: '知乎', code: 'zh', spelt: /知乎|zhihu/i },
  { name: '一点资讯', code: 'yd', spelt: /一点(?:资讯|号)/ },
  { name: '澎湃', code: 'pp', spelt: /澎湃/ },
  { name: '百家号', code: 'bj', spelt: /百家号/ },
  { name: '企鹅号', code: 'qe', spelt: /企鹅号|腾讯(?:新闻|号)/ },
  { name: '人民号', code: 'rm', spelt: /人民号/ },
  { name: '学习强国', code: 'xx', spelt: /学习强国|强国号/ },
  { name: '西瓜视频', code: 'xg', spelt: /西瓜视频|ixigua/i },
  { name: '客户端', code: 'app', spelt: /客户端|\bapps?\b|应用程序|安卓|android|\bios\b/i },
];

/** The name that the register uses; null for what names none. */
export function platformOf(text: string): string | null {
  return platforms.find(({ spelt }) => spelt.test(text))?.name ?? null;
}

export function platformCode(name: string): string {
  return platforms.find((p) => p.name === name)?.code ?? 'zh-q';
}

const addresses: readonly (readonly [string, RegExp])[] = [
  ['微博', /^https?:\/\/(?:www\.|m\.)?weibo\.(?:com|cn)\/(?:u\/|profile\/)?(\d{6,12})(?:[/?#]|$)/],
  ['微信', /^https?:\/\/mp\.weixin\.qq\.com\/[^#]{0,300}[?&]__biz=([\w=+/%]{8,40})/],
  ['抖音', /^https?:\/\/www\.douyin\.com\/user\/(MS4wLjABAAAA[\w-]{20,120})/],
  ['今日头条', /^https?:\/\/www\.toutiao\.com\/c\/user\/(?:token\/)?([\w-]{5,120})/],
  ['快手', /^https?:\/\/www\.kuaishou\.com\/profile\/(\w{5,40})/],
  ['哔哩哔哩', /^https?:\/\/space\.bilibili\.com\/(\d{2,20})/],
  ['客户端', /^https?:\/\/(?:apps|itunes)\.apple\.com\/[^#]{0,200}\/id(\d{6,12})/],
];

/** Platform and id that the address of an account holds; short addresses and names tell no id. */
export function accountAt(address: string): { platform: string | null; id: string | null } {
  for (const [platform, form] of addresses) {
    const id = form.exec(address)?.[1];
    if (id !== undefined) return { platform, id: id.replaceAll('%3D', '=') };
  }
  return { platform: /^https?:/.test(address) ? platformOf(address.slice(0, 60)) : null, id: null };
}

/** 订阅号 or 服务号, wherever it is written; null where neither is, or both are. */
export function accountTypeOf(text: string): string | null {
  const found = ['订阅号', '服务号', '企业号'].filter((type) => text.includes(type));
  return found.length === 1 ? found[0]! : null;
}
