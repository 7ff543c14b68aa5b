import { text } from './facts.ts';
import { testCheck } from './tester.ts';

const elements = ['事项名称', '申请条件', '办理材料', '联系电话'];
const options = { subject: 'service', elements };

testCheck('element-missing', [
  {
    name: 'all is told',
    facts: { texts: [text('service', '补贴申领', elements)] },
    options,
    expect: { n: 1, findings: [] },
  },
  {
    name: 'what a plainly read text does not tell is missing',
    facts: { texts: [text('service', '补贴申领', elements.slice(0, 3)), text('service', '证照换发', elements)] },
    options,
    expect: {
      n: 2,
      findings: [
        {
          say: 'missing',
          place: 'service:qinghe.example.cn/t/%E8%A1%A5%E8%B4%B4%E7%94%B3%E9%A2%86.html',
          found: '缺1项',
          text: '办事指南《补贴申领》未见：联系电话。',
        },
      ],
    },
  },
  {
    name: 'what an interpretation without headings does not name is doubtful',
    facts: { texts: [text('interpretation', '甲', ['背景依据', '主要内容'], { running: true })] },
    options: { subject: 'interpretation', elements: ['背景依据', '主要内容', '适用范围'] },
    expect: {
      n: 1,
      findings: [{ say: 'missing', place: 'interpretation:qinghe.example.cn/t/%E7%94%B2.html', unsure: true }],
    },
  },
  {
    name: 'a text with pictures or files, and one of which hardly anything was recognised, are doubtful',
    facts: {
      texts: [
        text('service', '甲', elements.slice(0, 3), { whole: false }),
        text('service', '乙', elements.slice(0, 1)),
      ],
    },
    options,
    expect: {
      n: 2,
      findings: [
        { say: 'missing', place: 'service:qinghe.example.cn/t/%E7%94%B2.html', unsure: true, found: '缺1项' },
        { say: 'missing', place: 'service:qinghe.example.cn/t/%E4%B9%99.html', unsure: true, found: '缺3项' },
      ],
    },
  },
  {
    name: 'an agency without services',
    agency: { services: false },
    facts: { texts: [text('service', '补贴申领', [])] },
    options,
    expect: { notApplicable: true },
  },
  {
    name: 'fewer than the ruleset counts is no fault',
    facts: { texts: [text('service', '补贴申领', elements.slice(0, 3))] },
    options: { ...options, missing: 2 },
    expect: { n: 1, findings: [] },
  },
  {
    name: 'an interpretation of another month is not looked at',
    facts: { texts: [text('interpretation', '解读', [], { publishedAt: '2023-05-01' })] },
    options: { subject: 'interpretation', elements: ['背景依据'] },
    expect: { notApplicable: true },
  },
]);
