import { gap, identity } from './facts.ts';
import { testCheck } from './tester.ts';

testCheck('identity-marks-missing', [
  { name: 'all marks are shown', expect: { n: 5, findings: [] } },
  {
    name: 'two are not shown',
    facts: { identity: identity({ policeNo: null, errorReport: false }) },
    expect: {
      n: 5,
      findings: [
        { say: 'missing', place: 'mark:policeNo', text: '首页及其页脚脚本中未找到公安机关备案标识。' },
        { say: 'missing', place: 'mark:errorReport', text: '首页及其页脚脚本中未找到“我为政府网站找错”入口。' },
      ],
    },
  },
  {
    name: 'only those that the ruleset asks for',
    facts: { identity: identity({ policeNo: null }) },
    options: { marks: ['idCode', 'conac'] },
    expect: { n: 2, findings: [] },
  },
  {
    name: 'the script of the footer could not be had',
    facts: { identity: identity({ conac: false }) },
    gaps: [gap('identity', '/js/footer.js', 'http-error')],
    expect: { n: 5, findings: [{ say: 'missing', place: 'mark:conac', unsure: true }] },
  },
]);
