import { expect, test } from 'vitest';
import type { Draft } from '../../../src/extract/policies/document-matches.ts';
import { interpretationKeys, policyKeys } from '../../../src/extract/policies/match-keys.ts';
import { matchOf } from '../../../src/extract/policies/match-one.ts';
import { policyIndex } from '../../../src/extract/policies/policy-index.ts';
import { titleStem } from '../../../src/extract/policies/stem.ts';

const matters = [
  '城市供水管理',
  '农村危房改造补助',
  '残疾人就业扶持',
  '古树名木保护',
  '机动车停放收费',
  '小额贷款贴息',
];
const kinds = ['办法', '实施细则', '工作方案（2023年版）', '三年行动计划'];
const titles = matters.flatMap((matter) =>
  kinds.map((kind) => `青河县人民政府办公室关于印发青河县${matter}${kind}的通知`),
);

function draft(kind: 'policy' | 'interpretation', n: number, title: string, text = ''): Draft {
  const url = `http://a.test/${kind}/${n}.html`;
  const at = { url, fetchedAt: '', sha256: null, record: null };
  const docNumber = kind === 'policy' ? `青政办发〔2024〕${n + 1}号` : null;
  const told = { kind, url, title, stem: titleStem(title), docNumber, issuer: null, byGovernment: null, source: null };
  const fact = { ...told, publishedAt: '2024-03-01', columns: [], forms: [], interpretations: [], at };
  const links =
    kind === 'interpretation' || n % 5 > 0 ? [] : [{ url: `http://a.test/interpretation/${n}.html`, text: '政策解读' }];
  return { fact, page: { links, interprets: null, text: () => text } };
}

test('no policy is passed over that comparing with each of them would find', () => {
  const policies = titles.map((title, n) => policyKeys(draft('policy', n, title)));
  const candidates = policyIndex(policies);
  const texts = [
    (title: string) => [`《${title}》解读`, ''],
    (title: string) => [`一图读懂${titleStem(title).slice(3)}`, ''],
    (title: string) => ['政策问答', `近日，我县印发了${titleStem(title)}，现解读如下。`],
    (title: string, n: number) => ['政策问答', `根据青政办发〔2024〕${n + 1}号文件（${title.length}字）。`],
    (title: string) => [`${titleStem(title).replace('青河县', '')}起草说明`, `根据《${title}》制定。`],
    () => ['今日天气', '晴。'],
  ];
  const matched = new Set<string>();
  const read = titles.flatMap((title, n) =>
    texts.map((of) => draft('interpretation', n, ...(of(title, n) as [string, string]))),
  );
  for (const one of read) {
    const keys = interpretationKeys(one);
    const all = policies.flatMap((policy, n) => (matchOf(policy, keys) === null ? [] : [n]));
    const found = candidates(keys);
    expect(found.filter((n) => matchOf(policies[n]!, keys) !== null)).toEqual(all);
    for (const n of all) matched.add(`${matchOf(policies[n]!, keys)!.by} ${matchOf(policies[n]!, keys)!.confidence}`);
  }
  expect([...matched].sort()).toEqual(expect.arrayContaining(['link 1', 'number 0.75', 'stem 0.7', 'title 0.9']));
});

test('what has nothing in common with a policy is not compared with it', () => {
  const candidates = policyIndex(titles.map((title, n) => policyKeys(draft('policy', n, title))));
  expect(candidates(interpretationKeys(draft('interpretation', 1, '今日天气', '晴。')))).toEqual([]);
});
