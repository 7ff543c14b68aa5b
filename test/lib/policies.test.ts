import { expect, test } from 'vitest';
import { interpretationsUnread, policiesDue } from '../../src/lib/policies.ts';
import { column, gap, interpretation, origin, policy, unreadColumn } from '../checks/facts.ts';

const july = { from: '2023-07-01', to: '2023-07-31' };
const due = (...documents: Parameters<typeof policiesDue>[0]) => policiesDue(documents, july, '2023-08-31', 3);

test('what is exempt by its title owes no interpretation', () => {
  const exempt = [
    '关于成立防汛指挥部的通知',
    '关于转发《甲办法》的通知',
    '关于张某等同志任免职的通知',
    '关于2023年中秋节放假安排的通知',
    '关于表彰先进单位的决定',
    '关于印发《重点企业名单》的通知',
  ];
  expect(due(...exempt.map((title) => policy(title)))).toEqual([]);
});

test('a plan by which offices steer themselves may owe none; one for everybody does', () => {
  const [own, all] = due(
    policy('青禾区人民政府办公室关于印发危房改造回头看工作方案的通知', { docNumber: '青禾府办发〔2023〕6号' }),
    policy('青禾区人民政府办公室关于印发职业技能培训补贴办法的通知', { docNumber: '青禾府办发〔2023〕7号' }),
  );
  expect(own!.doubt).toMatch(/内部工作安排/);
  expect(all!.doubt).toBeNull();
});

test('a higher file passed on under an own number counts, with doubt; a draft does not', () => {
  const [found, ...others] = due(
    policy('关于转发《甲办法》的通知', { docNumber: '青禾府办发〔2023〕9号' }),
    policy('关于《甲办法（征求意见稿）》公开征求意见的通知'),
  );
  expect(found!.doubt).toMatch(/转发/);
  expect(others).toEqual([]);
});

test('the first and the last day of the period count', () => {
  const days = ['2023-06-30', '2023-07-01', '2023-07-31', '2023-08-01'];
  const found = due(...days.map((publishedAt, i) => policy(`办法${i}`, { publishedAt })));
  expect(found.map((d) => d.document.publishedAt)).toEqual(['2023-07-01', '2023-07-31']);
});

test('copies are one document with the interpretations of all; another number is another document', () => {
  const copy = (url: string, over = {}) =>
    policy('关于印发甲办法的通知', { url: origin + url, docNumber: '甲〔2023〕1号', ...over });
  const found = due(
    copy('/a.html'),
    copy('/b.html', { interpretations: [interpretation()] }),
    copy('/c.html', { docNumber: '甲〔2023〕2号' }),
  );
  expect(found.map((d) => [d.document.url, d.document.interpretations.length])).toEqual([
    [`${origin}/a.html`, 1],
    [`${origin}/c.html`, 0],
  ]);
});

test('why the interpretations found may not be all', () => {
  expect(interpretationsUnread([column('政策解读')], [], '2023-07-05')).toBeNull();
  expect(
    interpretationsUnread([column('动态要闻', { complete: false })], [gap('columns', '/dt/')], '2023-07-05'),
  ).toBeNull();
  expect(
    interpretationsUnread([column('政策解读', { complete: false, oldestRead: '2023-07-18' })], [], '2023-07-05'),
  ).toBe('栏目“政策解读”未读完');
  expect(interpretationsUnread([unreadColumn('政策解读')], [], '2023-07-05')).toBe('栏目“政策解读”未读完');
  expect(interpretationsUnread([], [gap('documents', '/x', 'limit')], '2023-07-05')).toContain('超出采集上限');
});

test('what the government issued is explained on its own site, whoever shows it; what an office issued is not', () => {
  const town = { kind: 'town', names: ['青禾区甲镇人民政府'] } as const;
  const [shown, own] = policiesDue(
    [policy('青禾区人民政府关于甲的办法'), policy('乙的办法', { issuer: '青禾区甲镇人民政府' })],
    july,
    '2023-08-31',
    3,
    town,
  );
  expect(shown!.doubt).toMatch(/政府门户网站/);
  expect(own!.doubt).toBeNull();
});

test('the portal’s list of interpretations was not read, though the section has none', () => {
  const unread = { ...gap('columns', '/zcjd/', 'not-rendered'), detail: '政策解读' };
  expect(interpretationsUnread([column('动态要闻')], [unread], '2023-07-05')).toMatch(/采集|脚本|渲染|未/);
});

test('interpretations on another site, or in a column of another name, may be there', () => {
  const away = column('政策解读', { state: 'page', items: [] });
  expect(interpretationsUnread([away], [], '2023-07-05')).toMatch(/其他页面或者网站/);
  expect(interpretationsUnread([away, column('政策解读')], [], '2023-07-05')).toBeNull();
  const near = column(null, { name: '文件解读专栏', near: ['政策解读'], state: 'unread', items: [] });
  expect(interpretationsUnread([near], [], '2023-07-05')).toMatch(/未读完/);
});
