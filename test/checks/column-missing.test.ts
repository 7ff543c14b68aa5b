import { column, gap, home, origin, unreadColumn } from './facts.ts';
import { testCheck } from './tester.ts';

const row = (title: string) => ({ title, url: `${origin}/tz/1.html`, date: '2023-07-20' });

testCheck('column-missing', [
  {
    name: 'one of a group is enough, and an empty column is there',
    facts: { columns: [column('规范性文件'), column('政策解读', { state: 'empty', items: [] })] },
    options: { classes: [['政策文件', '规范性文件'], '政策解读'] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'two are missing',
    facts: { columns: [column('政策解读'), column(null)] },
    options: { classes: [['政策文件', '规范性文件'], '政策解读', '领导信息'] },
    expect: {
      n: 3,
      findings: [
        {
          say: 'missing',
          place: 'column:政策文件或规范性文件',
          found: null,
          text: '未找到“政策文件”或“规范性文件”栏目。',
        },
        { say: 'missing', place: 'column:领导信息' },
      ],
    },
  },
  {
    name: 'an entry that would not open',
    facts: { columns: [unreadColumn('政策解读', { url: `${origin}/zcjd/` })] },
    options: { classes: ['政策解读'] },
    gaps: [gap('columns', '/zcjd/')],
    expect: {
      n: 1,
      findings: [
        {
          say: 'unreachable',
          place: 'column:政策解读',
          unsure: true,
          found: `${origin}/zcjd/`,
          text: '“政策解读”栏目有入口，但未能打开。',
        },
      ],
    },
  },
  {
    name: 'an empty column does not do where the duty is to publish; one of two that has rows does',
    facts: {
      columns: [
        column('政策解读', { state: 'empty', items: [] }),
        column('权责清单', { url: `${origin}/a/`, state: 'empty', items: [] }),
        column('权责清单'),
      ],
    },
    options: { classes: ['政策解读', '权责清单'], filled: true },
    expect: {
      n: 2,
      findings: [{ say: 'empty', place: 'column:政策解读', text: '“政策解读”栏目没有任何内容。' }],
    },
  },
  {
    name: 'no column, but what it would hold stands among the rows of another',
    facts: { columns: [column('通知公告', { items: [row('青禾区2023年部门预算公开')] }), column('动态要闻')] },
    options: { classes: ['财政预决算', '建议提案'], elsewhere: { 财政预决算: ['部门预算'], 建议提案: ['提案'] } },
    expect: {
      n: 2,
      findings: [
        { say: 'missing', place: 'column:财政预决算', unsure: true },
        { say: 'missing', place: 'column:建议提案' },
      ],
    },
  },
  {
    name: 'an empty column, and what it would hold in another',
    facts: {
      columns: [
        column('财政预决算', { state: 'empty', items: [] }),
        column('通知公告', { items: [row('青禾区2023年部门预算公开')] }),
      ],
    },
    options: { classes: ['财政预决算'], filled: true, elsewhere: { 财政预决算: ['部门预算'] } },
    expect: { n: 1, findings: [{ say: 'empty', place: 'column:财政预决算', unsure: true }] },
  },
  {
    name: 'a section of a portal that has one for all; of itself each tells itself',
    target: { role: 'section', portalColumns: ['财政预决算', '领导信息'] },
    facts: { columns: [column('动态要闻')] },
    options: { classes: ['财政预决算', '领导信息', '建议提案'] },
    expect: {
      n: 3,
      findings: [
        { say: 'missing', place: 'column:财政预决算', unsure: true },
        { say: 'missing', place: 'column:领导信息' },
        { say: 'missing', place: 'column:建议提案' },
      ],
    },
  },
  {
    name: 'a duty that nothing on the site speaks of may not be theirs',
    facts: { columns: [column('动态要闻')] },
    agency: { kind: 'department' },
    options: { classes: ['行政执法公示'], duty: ['执法', '处罚'] },
    expect: { n: 1, findings: [{ say: 'missing', place: 'column:行政执法公示', unsure: true }] },
  },
  {
    name: 'one that a section of the office bears in its name',
    facts: { columns: [column('动态要闻', { path: ['执法大队'] })] },
    agency: { kind: 'department' },
    options: { classes: ['行政执法公示'], duty: ['执法', '处罚'] },
    expect: { n: 1, findings: [{ say: 'missing', place: 'column:行政执法公示' }] },
  },
  {
    name: 'what a document asks of the portal of one city alone, seen by its title',
    facts: { home: { ...home(), title: '青禾市人民政府门户网站' }, columns: [column('动态要闻')] },
    options: { classes: ['政府公报'], portalOf: '青禾市' },
    expect: { n: 1, findings: [{ say: 'missing', place: 'column:政府公报' }] },
  },
  {
    name: 'a district of that city',
    facts: { columns: [column('动态要闻')] },
    agency: { names: ['青禾市青禾区人民政府'] },
    options: { classes: ['政府公报'], portalOf: '青禾市' },
    expect: { notApplicable: true },
  },
  {
    name: 'a column of a name that resembles it',
    facts: { columns: [column(null, { name: '文件解读专栏', near: ['政策解读'] })] },
    options: { classes: ['政策解读'] },
    expect: { n: 1, findings: [{ say: 'missing', place: 'column:政策解读', unsure: true }] },
  },
  {
    name: 'an entry that is a dead link may lead to a column that has moved',
    facts: { columns: [unreadColumn('政策解读', { gone: true }), column('动态要闻')] },
    options: { classes: ['政策解读'] },
    expect: { n: 1, findings: [{ say: 'unreachable', place: 'column:政策解读', unsure: true }] },
  },
  {
    name: 'a second entry that opened counts',
    facts: { columns: [unreadColumn('政策解读', { url: `${origin}/a/` }), column('政策解读')] },
    options: { classes: ['政策解读'] },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'what is unread of a known column hides no other',
    facts: { columns: [unreadColumn('动态要闻', { url: `${origin}/dt/` })] },
    options: { classes: ['领导信息'] },
    gaps: [gap('columns', '/dt/')],
    expect: { n: 1, findings: [{ say: 'missing', place: 'column:领导信息' }] },
  },
  {
    name: 'a page that was not seen may be the column',
    facts: { columns: [column('动态要闻')] },
    options: { classes: ['领导信息'] },
    gaps: [gap('columns', '/ld/', 'robots')],
    expect: { n: 1, findings: [{ say: 'missing', place: 'column:领导信息', unsure: true }] },
  },
  {
    name: 'where no column at all was read, the fault is more likely ours',
    options: { classes: ['领导信息'] },
    expect: { n: 1, findings: [{ say: 'missing', place: 'column:领导信息', unsure: true }] },
  },
  {
    name: 'the register says none of a group is needed',
    facts: { columns: [column('动态要闻')] },
    options: { classes: [['双随机', '行政执法公示']] },
    target: { exemptColumns: ['双随机'] },
    expect: { notApplicable: true },
  },
]);
