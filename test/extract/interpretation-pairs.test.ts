import { expect, test } from 'vitest';
import { type Draft, matchInterpretations } from '../../src/extract/policies/document-matches.ts';
import type { PageFacts } from '../../src/model/page.ts';
import { policy as policyOf } from '../checks/facts.ts';
import { host, link, page } from './stored-pages.ts';

interface Doc {
  title: string;
  day?: string | null;
  number?: string;
  page?: Partial<PageFacts>;
}

let made = 0;
function draft(kind: 'policy' | 'interpretation', { title, day = '2024-03-05', number, page: facts = {} }: Doc): Draft {
  const stored = page(`/${kind}/${made++}.html`, { title, publishedAt: day, docNumber: number ?? null, ...facts });
  const fact = policyOf(title, { url: stored.url, kind, publishedAt: day, docNumber: number ?? null });
  return { fact, page: stored.facts && { ...stored.facts, text: () => stored.facts!.text } };
}

/** What the interpretation is to each policy: sure, doubtful or nothing. */
function judged(policies: readonly Doc[], interpretation: Doc): string {
  const found = policies.map((one) => draft('policy', one));
  matchInterpretations([...found, draft('interpretation', interpretation)]);
  return found
    .map(({ fact }) => fact.interpretations[0]?.confidence ?? 0)
    .map((confidence) => (confidence >= 0.8 ? 'sure' : confidence > 0 ? 'doubtful' : 'none'))
    .join(' ');
}

const rivers: Doc = { title: '清河县人民政府办公室关于印发清河县河道管护实施方案的通知', number: '清政办〔2024〕3号' };
const wells: Doc = { title: '清河县人民政府关于印发清河县机井管理办法的通知', number: '清政〔2024〕4号' };
const ponds = { title: '清河县人民政府关于印发清河县坑塘整治补助办法的通知' };
const text = (words: string) => ({ text: words });
const longAfter = '2025-03-05';

test.each<[string, Doc[], Doc, string]>([
  ['图解', [rivers, wells], { title: '图解：清河县河道管护实施方案' }, 'sure none'],
  ['一张图读懂', [rivers, wells], { title: '一张图读懂《清河县机井管理办法》' }, 'none sure'],
  ['政策问答', [rivers, wells], { title: '《清河县机井管理办法》政策问答' }, 'none sure'],
  ['答记者问', [rivers], { title: '县水利局负责人就《清河县河道管护实施方案》答记者问' }, 'sure'],
  ['full title quoted', [rivers], { title: '《关于印发清河县河道管护实施方案的通知》的解读' }, 'sure'],
  [
    'two policies in the heading',
    [rivers, wells, ponds],
    { title: '《清河县河道管护实施方案》和《清河县机井管理办法》解读' },
    'sure sure none',
  ],
  [
    'two policies in a row of the text',
    [rivers, wells],
    {
      title: '水利新政解读',
      page: {
        ...text('县政府印发《清河县河道管护实施方案》《清河县机井管理办法》。'),
        interprets: { title: '清河县河道管护实施方案' },
      },
    },
    'sure sure',
  ],
  [
    'a number alone',
    [rivers, wells],
    { title: '水利新政来了', page: text('县政府办公室印发了清政办〔2024〕3号文件。') },
    'sure none',
  ],
  [
    'a number in other brackets',
    [rivers],
    { title: '水利新政来了', page: text('清政办[2024] 3号文件已经印发。') },
    'sure',
  ],
  [
    'a number of another year',
    [rivers],
    { title: '水利新政来了', page: text('清政办〔2023〕3号文件已经印发。') },
    'none',
  ],
  [
    'several numbers, of which one may be meant',
    [rivers, wells],
    { title: '水利新政来了', page: text('见清政办〔2024〕3号和清政〔2024〕4号。') },
    'doubtful doubtful',
  ],
  [
    'named as the basis of another',
    [rivers, wells],
    { title: '《清河县机井管理办法》解读', page: text('依据《清河县河道管护实施方案》制定。') },
    'doubtful sure',
  ],
  [
    'a number cited as a basis, whatever the heading says',
    [rivers, wells],
    {
      title: '农民浇地有补助',
      page: text(
        '根据县政府办公室印发的《清河县河道管护实施方案》（清政办〔2024〕3号），县水利局制定了补助细则，现解读如下。',
      ),
    },
    'doubtful none',
  ],
  [
    'a basis, and then the document itself',
    [rivers, wells],
    {
      title: '水利新政来了',
      page: text('根据《清河县河道管护实施方案》，结合实际，县政府制定了《清河县机井管理办法》（清政〔2024〕4号）。'),
    },
    'doubtful sure',
  ],
  [
    'a basis by the words before, the subject by the heading',
    [rivers],
    { title: '《清河县河道管护实施方案》解读', page: text('为落实《清河县河道管护实施方案》，现解读如下。') },
    'sure',
  ],
  [
    'two years of one campaign',
    [
      { title: '关于印发清河县2023年水污染防治方案的通知', day: '2023-03-01' },
      { title: '关于印发清河县2024年水污染防治方案的通知' },
    ],
    { title: '清河县2024年水污染防治方案解读' },
    'none sure',
  ],
  [
    'years in Chinese figures and in digits',
    [{ title: '关于印发清河县二〇二三年植树方案的通知' }],
    { title: '清河县2024年植树方案解读' },
    'none',
  ],
  [
    'one title of two years: the nearest in time',
    [{ ...ponds, day: '2019-03-05' }, ponds],
    { title: '《清河县坑塘整治补助办法》解读', day: '2024-03-06' },
    'none sure',
  ],
  ['long after, by its title alone', [ponds], { title: '清河县坑塘整治补助办法解读', day: longAfter }, 'doubtful'],
  ['long before', [ponds], { title: '清河县坑塘整治补助办法解读', day: '2023-03-05' }, 'none'],
  ['no date', [ponds], { title: '清河县坑塘整治补助办法解读', day: null }, 'sure'],
  [
    'the draft explained, the final text issued',
    [ponds],
    { title: '《清河县坑塘整治补助办法（征求意见稿）》起草说明解读' },
    'doubtful',
  ],
  [
    'the final text explained, the draft put up',
    [{ title: '关于《清河县坑塘整治补助办法（征求意见稿）》公开征求意见的通知' }],
    { title: '《清河县坑塘整治补助办法》解读' },
    'doubtful',
  ],
  [
    'the document explained, the amendment issued',
    [{ title: '清河县人民政府关于修改《清河县坑塘整治补助办法》的决定' }],
    { title: '《清河县坑塘整治补助办法》解读' },
    'doubtful',
  ],
  [
    'the amendment explained',
    [{ title: '清河县人民政府关于修改《清河县坑塘整治补助办法》的决定' }, { ...ponds, day: '2020-01-05' }],
    { title: '《关于修改〈清河县坑塘整治补助办法〉的决定》解读' },
    'sure none',
  ],
  [
    'passed on under an own number',
    [{ title: '清河县人民政府办公室转发省水利厅关于河湖长制实施意见的通知', number: '清政办〔2024〕8号' }],
    { title: '河湖长制新政', page: { interprets: { docNumber: '清政办〔2024〕8号' } } },
    'sure',
  ],
  [
    'news that explains nothing here',
    [rivers, wells],
    { title: '全省河湖治理取得新成效', page: text('河道管护和机井管理都有进展。') },
    'none none',
  ],
  [
    'named in the text without quotes',
    [rivers],
    { title: '河道有人管了', page: text('县政府办公室印发了清河县河道管护实施方案，明确了四项任务。') },
    'doubtful',
  ],
  ['nearly the same words', [rivers], { title: '清河县河道长效管护实施方案解读' }, 'doubtful'],
  ['another place', [rivers], { title: '《红山市畜禽养殖管理办法》解读' }, 'none'],
])('%s', (_, policies, interpretation, expected) => {
  expect(judged(policies, interpretation)).toBe(expected);
});

test('a block of links beside every policy explains none of them; a link beside one does', () => {
  const linked = link('/jd/side.html', '政策解读：水利新政来了');
  const matches = (count: number) => {
    const policies = Array.from({ length: count }, (_, i) =>
      draft('policy', { title: `清河县第${i}号办法`, page: { links: [linked] } }),
    );
    const explained = draft('interpretation', { title: '水利新政来了' });
    explained.fact.url = `${host}/jd/side.html`;
    matchInterpretations([...policies, explained]);
    return policies.filter(({ fact }) => fact.interpretations.length > 0).length;
  };
  expect([matches(1), matches(2), matches(8)]).toEqual([1, 2, 0]);
});
