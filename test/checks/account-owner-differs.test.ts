import { listed, row } from './about.ts';
import { testCheck } from './tester.ts';

const agency = { name: '青禾区卫生健康局', names: ['青禾区卫生健康局', '青禾区卫健局'] };
const owned = (verifiedAs: string | null) => listed(row({ verifiedAs }));

testCheck('account-owner-differs', [
  { name: 'its own name', agency, facts: owned('青禾区卫生健康局'), expect: { n: 1, findings: [] } },
  {
    name: 'an alias behind the name of a city',
    agency,
    facts: owned('云江市青禾区卫健局'),
    expect: { n: 1, findings: [] },
  },
  {
    name: 'an office of before',
    agency,
    facts: owned('青禾区计划生育局'),
    expect: {
      n: 1,
      findings: [{ say: 'differs', place: 'account:qinghe-site', unsure: true, found: '青禾区计划生育局' }],
    },
  },
  { name: 'not told', agency, facts: owned(null), expect: { notApplicable: true } },
]);
