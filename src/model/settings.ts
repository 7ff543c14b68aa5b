/** Every setting is one line: type, default, sentence. Environment name: maxPages is GONGKAI_MAX_PAGES. */
import { z } from 'zod';
import { parseWindow } from '../lib/window.ts';

export const settingsSchema = z.strictObject({
  rulesets: z.array(z.string()).min(1).default(['national-2019']).describe('默认使用的评价规则'),
  delay: z.int().min(0).max(600_000).default(1000).describe('对同一主机两次请求之间的间隔（毫秒）'),
  concurrency: z.int().min(1).max(16).default(2).describe('对同一主机的最大并发请求数'),
  sites: z.int().min(1).max(64).default(8).describe('同时采集的网站数'),
  maxPages: z.int().min(1).max(200_000).default(3000).describe('每个网站最多采集的页面数'),
  wholeSite: z.boolean().default(false).describe('是否采集全站；默认只采集评价所需的页面，其余页面抽查'),
  maxDepth: z.int().min(1).max(50).default(12).describe('从首页起最多跟随的链接层数'),
  maxBytes: z.int().min(1024).default(20_000_000).describe('单个页面最多读取的字节数'),
  timeout: z.int().min(1000).max(600_000).default(15_000).describe('单个请求的时限（毫秒）'),
  siteMinutes: z.int().min(1).max(1440).default(120).describe('单个网站的采集时限（分钟）'),
  respectRobots: z.boolean().default(true).describe('是否遵守 robots.txt'),
  window: z
    .string()
    .refine((text) => text === '' || parseWindow(text) !== null, '应写作“22:00-06:00”，两端不同，留空为不限')
    .default('')
    .describe('只在每天这段时间采集（北京时间，如 22:00-06:00，可以跨零点；留空为不限）'),
  contact: z.string().default('').describe('写入 User-Agent 的联系方式'),
  browser: z.boolean().default(true).describe('是否使用浏览器检查无障碍'),
  logPages: z.boolean().default(false).describe('运行日志是否逐页记录'),
  rectifyWorkdays: z.int().min(1).max(250).default(15).describe('整改期限（工作日），从通知之日或首次发现之日起算'),
  smtpHost: z.string().default('').describe('发送通知的邮件服务器（留空为不发邮件）'),
  smtpPort: z.int().min(1).max(65_535).default(465).describe('邮件服务器的端口'),
  smtpSecure: z
    .string()
    .refine((text) => ['tls', 'starttls', 'none'].includes(text), '应为 tls、starttls 或 none')
    .default('tls')
    .describe('与邮件服务器的加密方式：tls、starttls，或 none（只用于本机和可信内网）'),
  smtpUser: z.string().default('').describe('邮件服务器的用户名；密码只从环境变量 GONGKAI_SMTP_PASSWORD 读取'),
  smtpFrom: z.string().default('').describe('发件人的邮箱地址'),
  webhookUrl: z
    .string()
    .refine(
      (text) => text === '' || /^https?:$/.test(URL.parse(text)?.protocol ?? ''),
      '应为以 http:// 或 https:// 开头的网址',
    )
    .default('')
    .describe('发送通知时，把排名摘要发到这个机器人或接口的网址（留空为不发）'),
  webhookKind: z
    .string()
    .refine((text) => text === 'wecom' || text === 'json', '应为 wecom 或 json')
    .default('wecom')
    .describe('上述网址的类型：wecom 企业微信群机器人，json 普通接口'),
  wechatApi: z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), '应为以 http:// 或 https:// 开头的网址')
    .default('https://api.weixin.qq.com')
    .describe('微信公众平台接口的网址；经本单位的转发服务访问时才改'),
  weiboApi: z
    .string()
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), '应为以 http:// 或 https:// 开头的网址')
    .default('https://api.weibo.com')
    .describe('微博开放平台接口的网址；经本单位的转发服务访问时才改'),
  cron: z
    .string()
    .default('0 20 1 * *')
    .describe('定期评价的时间（cron 格式，北京时间）；遇节假日顺延到下一个工作日的同一时刻'),
  probesPerDay: z
    .int()
    .min(0)
    .max(288)
    .default(24)
    .describe('定期评价前每天访问首页的次数，供判断网站能否打开（0 为不访问）'),
  probeDays: z.int().min(1).max(31).default(7).describe('定期评价前多少天起访问首页'),
  pollsPerDay: z
    .int()
    .min(0)
    .max(24)
    .default(4)
    .describe('定期运行时每天读取政务新媒体内容的次数，使条数有限的订阅源不遗漏（0 为只在评价时读取）'),
  office: z.string().default('政务公开主管部门').describe('报告与通报的署名单位'),
});
export type Settings = z.output<typeof settingsSchema>;
