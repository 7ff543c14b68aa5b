/** Results of a fictional county, built small: every state that a report must be able to show. */
import type { ReportContext } from '../../reports/context.ts';
import type { AgencyKind } from '../../src/model/register.ts';
import {
  type AgencyResult,
  type FindingResult,
  type IndicatorResult,
  type Results,
  resultsSchema,
  type ScoreResult,
} from '../../src/model/results.ts';
import { rulesetSchema } from '../../src/model/ruleset.ts';

const hex = (n: number) => n.toString(16).padStart(64, 'a');

/** Strings that a hostile site might serve. */
export const hostile = {
  script: '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">',
  link: 'javascript:document.title="owned"',
  attribute: 'https://ok.test/"onmouseover="document.title=1" x="',
  direction: '通知\u202eexe.cod\u202c\u0000\u001b[31m公告',
  long: '长'.repeat(10_000),
  braces: '{{constructor}} {{{this}}}',
};

let serial = 0;
export function finding(over: Partial<FindingResult> = {}): FindingResult {
  serial += 1;
  return {
    fingerprint: `fp${serial}`,
    check: 'column-stale',
    say: 'stale',
    text: '“政策文件”栏目最近一次更新是2018年3月2日，距评估时点已有150天。',
    outcome: 'bad',
    doubt: null,
    target: 'main-site',
    place: '政策文件',
    found: '150天未更新',
    required: '90天内至少更新一次',
    at: [
      {
        url: 'http://www.qinghe.test/zwgk/zcwj/',
        fetchedAt: '2018-07-30T01:05:09Z',
        sha256: hex(serial),
        record: `archive.warc.gz#${serial * 811}`,
        excerpt: '关于做好夏季防汛工作的通知 2018-03-02',
      },
    ],
    data: { column: '政策文件', days: 150 },
    state: 'open',
    ...over,
  };
}

export function indicator(over: Partial<IndicatorResult> = {}): IndicatorResult {
  return {
    requirement: 'N-08',
    title: '应更新栏目长期未更新',
    kind: 'deduct',
    outcome: 'pass',
    reason: null,
    n: 24,
    bad: 0,
    unsure: 0,
    limit: '未更新的栏目达到5个',
    points: 5,
    max: 10,
    lost: 0,
    source: '政府网站检查指标第3项',
    confidence: 'document',
    findings: [],
    ...over,
  };
}

const broken = (over: Partial<IndicatorResult> = {}) =>
  indicator({
    requirement: 'N-11',
    title: '首页和栏目链接不可用',
    n: 812,
    limit: '打不开的链接达到10个',
    points: 0.1,
    max: 5,
    source: '参照同类评估，由评估单位设定',
    confidence: 'our-setting',
    ...over,
  });
const interpretation = (over: Partial<IndicatorResult> = {}) =>
  indicator({
    requirement: 'C-11',
    title: '政策文件解读不及时',
    n: 9,
    limit: '文件公开后3个工作日内未见解读的达到1件',
    points: 2,
    max: 8,
    source: '本县公开工作要点第11条',
    confidence: 'secondary',
    ...over,
  });
const down = (over: Partial<IndicatorResult> = {}) =>
  indicator({
    requirement: 'N-01',
    title: '网站无法访问',
    kind: 'veto',
    n: 96,
    limit: '打不开的次数占比超过5%',
    points: 0,
    max: 0,
    source: '政府网站检查指标第1项',
    ...over,
  });
const pictures = (over: Partial<IndicatorResult> = {}) =>
  indicator({
    requirement: 'N-21',
    title: '图片没有替代文字',
    kind: 'prompt',
    n: 40,
    limit: '列出供人工判断',
    points: 0,
    max: 0,
    ...over,
  });

type Shape = { id: string; name: string; kind?: AgencyKind; indicators: IndicatorResult[]; findings?: FindingResult[] };

function agency(shape: Shape, score: Partial<ScoreResult>, over: Partial<AgencyResult> = {}): AgencyResult {
  const kind = shape.kind ?? 'department';
  return {
    id: shape.id,
    name: shape.name,
    kind,
    group: kind,
    targets: [
      {
        id: 'main-site',
        type: 'site',
        name: `${shape.name}网站`,
        url: 'http://www.qinghe.test/',
        pages: { fetched: 612, shown: 4120 },
        templates: { seen: 11, checked: 8, pages: 590 },
        robots: { respected: true, said: 'rules', detail: '3条规则', crawlDelay: 5, record: 'archive.warc.gz#212' },
        gaps: [],
      },
    ],
    scores: [
      {
        ruleset: 'county-sample',
        inForce: true,
        score: 100,
        best: 100,
        worst: 100,
        assessed: 1,
        attested: null,
        vetoed: [],
        grade: '优秀',
        rank: 1,
        indicators: shape.indicators,
        ...score,
      },
    ],
    findings: shape.findings ?? [],
    ...over,
  };
}

const fingerprints = (findings: readonly FindingResult[]) => findings.map((f) => f.fingerprint);

/** Nine agencies: clean, tied, last, vetoed, withheld, doubtful, hostile. */
export function sampleResults(): Results {
  serial = 0;
  const stale = Array.from({ length: 6 }, (_, i) =>
    finding({
      text: `“${['政策文件', '人事信息', '财政信息', '应急管理', '建议提案', '招标采购'][i]}”栏目最近一次更新是2018年3月${i + 2}日，距评估时点已有${150 - i}天。`,
      place: `栏目${i}`,
      state: i === 0 ? 'new' : i === 5 ? 'dismissed' : 'open',
      ...(i === 5 ? { review: '经核实该栏目已并入“公共资源交易”，不作为问题（县政务公开办，2018年7月31日）' } : {}),
    }),
  );
  const dead = Array.from({ length: 14 }, (_, i) =>
    finding({
      check: 'link-broken',
      text: `页面“县情概况”上的链接“附件${i + 1}”打不开（返回404）。`,
      place: `www.qinghe.test/files/${i}.doc`,
      found: 404,
      required: '能够打开',
      at: [
        {
          url: `http://www.qinghe.test/files/${encodeURIComponent('附件')}${i + 1}.doc`,
          fetchedAt: '2018-07-30T02:11:00Z',
          sha256: null,
          record: null,
        },
        {
          url: 'http://www.qinghe.test/xqgk/',
          fetchedAt: '2018-07-30T01:40:00Z',
          sha256: hex(i),
          record: 'archive.warc.gz#99120',
        },
      ],
    }),
  );
  const doubtful = finding({
    check: 'interpretation-missing',
    text: '《关于促进夏粮收购的实施意见》未找到解读材料。',
    outcome: 'unsure',
    doubt: '“政策解读”栏目由脚本生成，未能读取完整列表。',
    state: 'new',
    found: null,
    required: '公开后3个工作日内有解读',
  });
  const late = finding({
    check: 'interpretation-missing',
    text: '《青河县城区停车管理办法》公开后第9个工作日才见解读。',
    found: '9个工作日',
    required: '3个工作日内',
    state: 'reopened',
  });
  const outage = finding({
    check: 'site-unreachable',
    text: '7月1日至30日监测96次，其中21次打不开，占21.9%。',
    found: '21.9%',
    required: '不超过5%',
    state: 'new',
    at: [{ url: 'http://jt.qinghe.test/', fetchedAt: '2018-07-30T03:00:00Z', sha256: null, record: null }],
  });
  const picture = finding({
    check: 'accessibility',
    text: '首页有3张图片没有替代文字。',
    state: 'new',
    found: 3,
    required: 0,
  });
  const once = finding({ text: '以往发现的“机构设置”栏目空白，本次已有内容。', state: 'fixed' });
  const bad = [
    finding({ text: hostile.script, found: hostile.script, required: hostile.direction, target: hostile.script }),
    finding({
      text: hostile.long,
      doubt: hostile.long,
      review: hostile.script,
      at: [
        {
          url: hostile.link,
          fetchedAt: hostile.script,
          sha256: hostile.script,
          record: hostile.script,
          excerpt: hostile.script,
        },
        {
          url: hostile.attribute,
          fetchedAt: '2018-07-30T01:00:00Z',
          sha256: null,
          record: null,
          excerpt: hostile.direction,
        },
        {
          url: `https://ok.test/${hostile.long}`,
          fetchedAt: '2018-07-30T01:00:00Z',
          sha256: null,
          record: null,
          excerpt: hostile.long,
        },
      ],
    }),
    finding({ text: `${hostile.braces}${hostile.direction}` }),
  ];

  const agencies: AgencyResult[] = [
    agency(
      {
        id: '教育局',
        name: '青河县教育体育局',
        indicators: [down(), indicator(), broken({ n: 640 }), interpretation()],
      },
      { score: 100, rank: 1 },
    ),
    agency(
      {
        id: 'minzheng',
        name: '青河县民政局',
        indicators: [
          down(),
          indicator(),
          broken({ bad: 2, findings: fingerprints(dead.slice(0, 2)) }),
          interpretation({ outcome: 'fail', bad: 1, lost: 2, findings: [late.fingerprint] }),
        ],
        findings: [...dead.slice(0, 2), late],
      },
      { score: 91.3, best: 91.3, worst: 91.3, rank: 2 },
    ),
    agency(
      {
        id: 'caizheng',
        name: '青河县财政局',
        indicators: [
          down(),
          indicator(),
          broken(),
          interpretation({
            outcome: 'fail',
            bad: 1,
            unsure: 1,
            lost: 2,
            findings: [late.fingerprint, doubtful.fingerprint],
          }),
        ],
        findings: [late, doubtful],
      },
      { score: 91.3, best: 91.3, worst: 82.61, rank: 2, assessed: 0.957 },
    ),
    agency(
      {
        id: 'zhujian',
        name: '青河县住房和城乡建设局',
        indicators: [
          down(),
          indicator({ outcome: 'fail', bad: 5, lost: 5, findings: fingerprints(stale) }),
          broken({ outcome: 'fail', bad: 14, lost: 1.4, findings: fingerprints(dead) }),
          interpretation({
            outcome: 'unsure',
            unsure: 1,
            reason: '1件文件的解读情况不能确定',
            findings: [doubtful.fingerprint],
          }),
          pictures({ outcome: 'fail', bad: 1, findings: [picture.fingerprint] }),
          indicator({
            requirement: 'C-20',
            title: '办事指南要素不全',
            outcome: 'not-applicable',
            reason: '本单位没有对外办事事项',
            n: 0,
          }),
          indicator({
            requirement: 'C-31',
            title: '信息公开年度报告未发布',
            outcome: 'error',
            reason: '检查程序出错，已记录',
            max: 5,
          }),
        ],
        findings: [...stale, ...dead, doubtful, picture, once],
      },
      { score: 77.14, best: 77.14, worst: 70, rank: 4, assessed: 0.857, grade: '合格' },
      {
        targets: [
          {
            id: 'main-site',
            type: 'site',
            name: '青河县住房和城乡建设局网站',
            url: 'http://www.qinghe.test/zjj/',
            pages: { fetched: 612, shown: 4120 },
            gaps: [
              { fact: 'columns', place: 'http://www.qinghe.test/zjj/zcjd/', reason: 'not-rendered' },
              ...Array.from({ length: 30 }, (_, i) => ({
                fact: 'pages',
                place: `http://www.qinghe.test/zjj/${i}.html`,
                reason: 'timeout' as const,
                detail: '15秒内没有回应',
              })),
            ],
          },
          {
            id: 'weixin-zjj',
            type: 'account',
            name: '青河住建',
            gaps: [{ fact: 'posts', place: 'weixin-zjj', reason: 'not-configured' }],
          },
        ],
      },
    ),
    agency(
      {
        id: 'jiaotong',
        name: '青河县交通运输局',
        indicators: [
          down({ outcome: 'fail', bad: 1, findings: [outage.fingerprint] }),
          indicator(),
          broken(),
          interpretation({ outcome: 'fail', bad: 1, lost: 2, findings: [late.fingerprint] }),
        ],
        findings: [outage, late],
      },
      { score: 91.3, best: 91.3, worst: 91.3, rank: null, vetoed: ['N-01'], grade: '不合格' },
    ),
    agency(
      {
        id: 'shuili',
        name: '青河县水利局',
        indicators: [
          down({ outcome: 'unsure', reason: '监测时间不足' }),
          indicator({ outcome: 'unsure', reason: '栏目未能读取' }),
        ],
      },
      { score: null, best: null, worst: null, assessed: 0.35, rank: null, grade: null },
      {
        targets: [
          {
            id: 'shuili-site',
            type: 'site',
            name: '青河县水利局网站',
            url: 'http://sl.qinghe.test/',
            gaps: Array.from({ length: 210 }, (_, i) => ({
              fact: 'pages',
              place: `http://sl.qinghe.test/${i}`,
              reason: 'blocked' as const,
            })),
          },
        ],
      },
    ),
    agency(
      {
        id: 'chengguan',
        name: '城关街道办事处',
        kind: 'subdistrict',
        indicators: [indicator(), broken({ bad: 3, findings: fingerprints(dead.slice(2, 5)) })],
        findings: dead.slice(2, 5),
      },
      { score: 100, rank: 1 },
    ),
    agency(
      {
        id: 'liuhe',
        name: '柳河镇人民政府',
        kind: 'town',
        indicators: [
          indicator({ outcome: 'fail', bad: 6, lost: 6, findings: fingerprints(stale.slice(0, 4)) }),
          broken(),
        ],
        findings: stale.slice(0, 4),
      },
      { score: 60, best: 60, worst: 60, rank: 2, grade: '不达标' },
    ),
    agency(
      {
        id: '../../etc/passwd',
        name: `山前乡人民政府${hostile.script}`,
        kind: 'town',
        indicators: [
          indicator({
            outcome: 'fail',
            title: `栏目未更新${hostile.direction}`,
            bad: 3,
            lost: 2,
            findings: fingerprints(bad),
          }),
          broken(),
        ],
        findings: bad,
      },
      { score: 86.67, best: 86.67, worst: 86.67, rank: 1, grade: '良好' },
      {
        targets: [
          {
            id: 'x',
            type: 'site',
            name: hostile.script,
            url: hostile.link,
            gaps: [{ fact: 'pages', place: hostile.link, reason: 'unparsed', detail: hostile.script }],
          },
        ],
      },
    ),
  ];
  return resultsSchema.parse({
    run: {
      id: '2018-07-30-1',
      startedAt: '2018-07-30T01:00:00Z',
      finishedAt: '2018-07-30T04:12:30Z',
      tool: 'gongkai 0.1.0',
    },
    judgement: {
      version: 1,
      asOf: '2018-07-30',
      period: { from: '2018-06-01', to: '2018-06-30' },
      seed: hex(7),
      inputs: {
        rulesets: { 'county-sample': hex(1) },
        checks: hex(2),
        tables: hex(3),
        calendar: hex(4),
        register: hex(5),
        snapshots: { 'main-site': hex(6) },
        histories: hex(8),
        reviews: hex(9),
      },
      agencies,
    },
  });
}

/** The same agencies with a score of their own under a second ruleset. */
export function withSecondRuleset(results: Results): Results {
  const second = structuredClone(results);
  for (const one of second.judgement.agencies) {
    const first = one.scores[0]!;
    one.scores.push({ ...first, ruleset: 'national-sample', inForce: false, indicators: first.indicators.slice(0, 2) });
  }
  return second;
}

/** The month before: everyone had ten points less, and the last was first. */
export function previousResults(results: Results): Results {
  const previous = structuredClone(results);
  for (const score of previous.judgement.agencies.flatMap((a) => a.scores)) {
    if (score.score !== null) score.score = Math.round((score.score - 10.25) * 100) / 100;
    if (score.rank !== null) score.rank = 5 - score.rank;
  }
  return previous;
}

const ruleset = rulesetSchema.parse({
  id: 'county-sample',
  title: '青河县政务公开考核办法',
  documentNumber: '青政办发〔2018〕7号',
  issuer: '青河县人民政府办公室',
  inForce: { from: '2018-01-01' },
  total: 100,
  grades: [
    { name: '优秀', from: 90 },
    { name: '良好', from: 80 },
    { name: '合格', from: 70 },
    { name: '不达标', from: 0 },
  ],
  note: '考核办法中由人工评定的部分不在本次评估之内。',
  indicators: [
    {
      requirement: 'N-01',
      title: '网站无法访问',
      target: 'site',
      when: { check: 'site-unreachable' },
      kind: 'veto',
      source: '政府网站检查指标第1项',
      confidence: 'document',
    },
    {
      requirement: 'N-08',
      title: '应更新栏目长期未更新',
      target: 'site',
      when: { check: 'column-stale', options: { days: 90 }, atLeast: 5 },
      kind: 'deduct',
      points: 5,
      max: 10,
      source: '政府网站检查指标第3项',
      confidence: 'document',
    },
    {
      requirement: 'N-11',
      title: '首页和栏目链接不可用',
      target: 'site',
      when: { check: 'link-broken', atLeast: 10 },
      kind: 'deduct',
      points: 0.1,
      per: 'finding',
      max: 5,
      source: '参照同类评估，由评估单位设定',
      confidence: 'our-setting',
    },
    {
      requirement: 'C-11',
      title: '政策文件解读不及时',
      target: 'site',
      for: ['government', 'department'],
      when: { any: [{ check: 'interpretation-missing' }, { check: 'interpretation-late', options: { workdays: 3 } }] },
      kind: 'deduct',
      points: 2,
      per: 'finding',
      max: 8,
      source: '本县公开工作要点第11条',
      confidence: 'secondary',
    },
  ],
});

export function sampleContext(): ReportContext {
  return {
    office: '青河县政务公开领导小组办公室',
    rulesets: [ruleset, { ...ruleset, id: 'national-sample', title: '全国政府网站检查指标（样例）' }],
    requirements: [
      { id: 'N-01', document: 'site-table', place: '第1项', text: '网站应当能够正常访问。' },
      { id: 'N-08', document: 'site-table', place: '第3项', text: '应更新的栏目应当按期更新。' },
      { id: 'N-11', document: 'site-table', place: '第5项', text: '首页和栏目页面上的链接应当能够打开。' },
      { id: 'C-11', document: '青河县公开工作要点', place: '第11条', text: '政策文件公开后3个工作日内发布解读材料。' },
    ],
    documents: { 'site-table': { title: '政府网站检查指标', number: '国办秘函〔2018〕1号' } },
    checks: {
      'column-stale': {
        title: '栏目长期未更新',
        why: '栏目不更新，群众看不到新的信息。',
        fix: '按期更新栏目；确已停用的，合并或者下线，并在原处说明去向。',
      },
      'link-broken': {
        title: '链接打不开',
        why: '打不开的链接妨碍群众查阅和办事。',
        fix: '更正或者删除失效链接，补传缺失的附件。',
      },
      'interpretation-missing': {
        title: '文件没有解读',
        why: '没有解读，群众不易理解政策。',
        fix: '补发解读材料，并与文件互相链接。',
      },
      'interpretation-late': {
        title: '解读发布太晚',
        why: '解读迟迟不发，政策已经执行而群众不知其意。',
        fix: '解读材料与文件同步起草、同步发布。',
      },
      'site-unreachable': {
        title: '网站打不开',
        why: '网站打不开，公开和办事都无从谈起。',
        fix: '排查服务器和线路，安排值守监测。',
      },
      accessibility: { title: '无障碍', why: '视障群众依靠替代文字了解图片。', fix: '为图片补充替代文字。' },
    },
  };
}
