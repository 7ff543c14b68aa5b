/** The texts of a new workspace. */
import { z } from 'zod';
import { attestationSheet } from '../../load/attestations.ts';
import { sheetPlans } from '../../load/register-headers.ts';
import { environmentName } from '../../load/settings.ts';
import { settingsSchema } from '../../model/settings.ts';
import type { SheetOut } from '../../render/workbook.ts';

/** Every setting with its sentence, commented out: what is not said has its default. */
export function settingsText(): string {
  const { properties } = z.toJSONSchema(settingsSchema, { io: 'input' }) as {
    properties: Record<string, { description: string; default: unknown }>;
  };
  const settings = Object.entries(properties).map(
    ([name, { description, default: value }]) =>
      `# ${description}。环境变量 ${environmentName(name)}\n# ${name}: ${JSON.stringify(value)}\n`,
  );
  return `# 公开（gongkai）工作区的设置。去掉行首的“# ”即可修改；不写的用默认值。\n# 命令行参数优先于环境变量，环境变量优先于本文件。\n\n${settings.join('\n')}`;
}

export const registerText = `# 登记表：网站、责任单位、账号。也可以改用工作簿：填好 register.template.xlsx，
# 另存为 register.xlsx，并删除本文件。写好后运行 gongkai doctor 检查。
# 下面是样例，请换成本地区的网站和单位。

sites:
  - id: portal                        # 编号：自定，不重复
    url: https://www.example.gov.cn/  # 首页网址
    name: 某区人民政府门户网站
    # idCode: "5105020001"            # 网站标识码
    # columns:                        # 自动识别有误时，指定栏目的网址；确无且不需要的写 none
    #   政策文件: https://www.example.gov.cn/zwgk/zcwj/
    #   政策解读: none

agencies:
  - id: government
    name: 某区人民政府
    kind: government                  # government 政府、department 部门、subdistrict 街道、town 乡镇、park 园区、institution 事业单位
    sites:
      - { site: portal, role: owner } # owner 主办；section 在别人的网站上有专栏

  - id: finance
    name: 某区财政局
    aliases: [区财政局]
    kind: department
    services: true                    # 有无对外办事服务
    sites:
      - site: portal
        role: section
        paths: [/bm/czj/]             # 专栏的路径
        sourceNames: [某区财政局办公室] # 稿件“来源”里的名称；全称和别名总是算

accounts:
  - id: weixin
    agency: government
    platform: 微信
    name: 某区发布
    type: 订阅号
    source:
      feed: https://www.example.gov.cn/weixin.xml # RSS、Atom 或 JSON Feed；也可写 file: 导出的数据文件
`;

const examples: Record<string, Record<string, string>[]> = {
  sites: [{ id: 'portal', url: 'https://www.example.gov.cn/', name: '某区人民政府门户网站' }],
  agencies: [
    { id: 'government', name: '某区人民政府', kind: '政府', site: 'portal', role: '主办' },
    {
      id: 'finance',
      name: '某区财政局',
      aliases: '区财政局',
      kind: '部门',
      site: 'portal',
      role: '栏目',
      paths: '/bm/czj/',
    },
  ],
  units: [{ unit: '区发改委', agencies: '' }],
  accounts: [
    {
      id: 'weixin',
      agency: 'government',
      platform: '微信',
      name: '某区发布',
      feed: 'https://www.example.gov.cn/weixin.xml',
    },
  ],
};

/** The register as a workbook: its sheets with an example each, and a sheet that says how to fill them. */
export function registerSheets(): SheetOut[] {
  const sheets = sheetPlans.map(({ name, titles, columns }) => ({
    name: titles[0]!,
    widths: columns.map((c) => (c.field === 'url' || c.kind === 'pins' ? 36 : 16)),
    rows: [
      columns.map((c) => c.headers[0]!),
      ...examples[name]!.map((row) => columns.map((c) => row[c.field] ?? null)),
    ],
  }));
  const help = sheetPlans.flatMap(({ titles, columns }) =>
    columns.map((c) => [titles[0]!, c.headers[0]!, c.hint, c.headers.slice(1).join('、')]),
  );
  return [
    ...sheets,
    {
      name: '说明',
      widths: [12, 16, 60, 40],
      rows: [
        ['表', '列', '怎么填', '也可以叫'],
        ...help,
        ['', '', '填好后另存为 register.xlsx，删除 register.yaml，再运行 gongkai doctor 检查。', ''],
      ],
    },
  ];
}

/** What persons vouch for, as a workbook: its sheet with an example, and one that says how to fill it. */
export function attestationSheets(): SheetOut[] {
  const { titles, columns } = attestationSheet;
  const example: Record<string, string> = {
    requirement: 'D-03',
    agency: '某区财政局',
    statement: '解读方案、解读材料与文件同步报审，全年共12件',
    date: '2026-03-02',
    by: '张某',
  };
  return [
    {
      name: titles[0]!,
      widths: columns.map((c) => (c.field === 'statement' ? 48 : 16)),
      rows: [columns.map((c) => c.headers[0]!), columns.map((c) => example[c.field] ?? null)],
    },
    {
      name: '说明',
      widths: [16, 60, 40],
      rows: [
        ['列', '怎么填', '也可以叫'],
        ...columns.map((c) => [c.headers[0]!, c.hint, c.headers.slice(1).join('、')]),
        ['', '删去样例行，填好后另存为 attestations.xlsx；要填报哪些条款，见报告中“填报确认的事项”。', ''],
      ],
    },
  ];
}

export const rulesetsReadme = `# 本单位的评价规则

把自己的评价规则（YAML）放在这里，文件名就是规则编号，不能与自带的重名。
写法与自带的规则相同；运行 \`gongkai explain\` 可列出自带的规则和全部检查项，
运行 \`gongkai explain 检查项\` 可查看某一项的选项。

每个指标都要写明依据的条款（requirement）、数值从何而来（source）和把握程度（confidence）：
document 文件原文、official 官方资料、secondary 转引资料、our-setting 我们的设定。
扣分指标的分值合计必须等于 total。写好后运行 \`gongkai doctor\` 检查。
`;

/** How the month runs by itself: a service of systemd, or a line for cron. */
export const deployReadme = `# 定期评价

两种办法任选一种，把路径换成本机的路径。

一、作为 systemd 服务常驻：把本文件夹的 \`gongkai.service\` 复制到 /etc/systemd/system/，再运行
\`systemctl enable --now gongkai\`。停止服务时，正在进行的评价会先停稳，下次启动接着做。

二、用 cron 每半小时看一次有没有该做的：把下面一行加入 crontab。

    */30 * * * * /usr/bin/npx --prefix /opt/gongkai gongkai schedule --once-due --workspace /srv/gongkai

间隔不要超过半小时，否则每天访问首页不足20次，不能判断网站能否打开。

评价的时间、访问首页的次数和天数、读取政务新媒体的次数见 gongkai.yaml 的 cron、probesPerDay、probeDays、pollsPerDay。
`;

export const systemdUnit = `[Unit]
Description=Gongkai monthly audit
After=network-online.target
Wants=network-online.target

[Service]
User=gongkai
ExecStart=/usr/bin/npx --prefix /opt/gongkai gongkai schedule --workspace /srv/gongkai
Restart=on-failure
RestartSec=60
TimeoutStopSec=300

[Install]
WantedBy=multi-user.target
`;
