import { template } from './facts.ts';
import { testCheck } from './tester.ts';

testCheck('accessibility-barrier', [
  {
    name: 'a rule that the document does not cover costs nothing',
    facts: { accessibility: [template('/', 'color-contrast'), template('/a.html')] },
    options: { rules: ['button-name'] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'each rule of each template is one thing',
    facts: { accessibility: [template('/', 'button-name', 'label'), template('/a.html')] },
    options: { rules: ['button-name', 'label'] },
    expect: {
      n: 4,
      findings: [
        {
          say: 'barrier',
          place: 'button-name:qinghe.example.cn/',
          found: 2,
          text: '抽查的页面有2处不符合“按钮必须有可识别的文本”（规则button-name），使用同一模板的页面共30个。',
        },
        { say: 'barrier', place: 'label:qinghe.example.cn/' },
      ],
    },
  },
  {
    name: 'the other rules, for hints',
    facts: { accessibility: [template('/', 'button-name', 'html-has-lang')] },
    options: { rules: ['button-name'], match: 'except' },
    expect: { n: 1, findings: [{ say: 'barrier', place: 'html-has-lang:qinghe.example.cn/' }] },
  },
  { name: 'no template was looked at', options: { rules: ['label'] }, expect: { notApplicable: true } },
]);
