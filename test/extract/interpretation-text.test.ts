import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import { copiedFrom } from '../../src/extract/policies/copied.ts';
import { elementsOf, interpreterOf } from '../../src/extract/policies/interpretation-elements.ts';
import { formsOf } from '../../src/extract/policies/interpretation-forms.ts';

const none = { images: 0, videos: 0, audios: 0 };
const long = '方案分为四个部分，明确了各乡镇和有关部门的职责分工以及完成时限要求。'.repeat(5);
const forms = (title: string, text = long, media: Partial<typeof none> = {}) =>
  formsOf({ title, text, media: { ...none, ...media } }, []);

test.each([
  ['图解：灌溉办法', ['graphic', 'text']],
  ['【视频】灌溉办法解读', ['video', 'text']],
  ['灌溉办法视频解读', ['video', 'text']],
  ['《短视频管理办法》解读', ['text']],
  ['广播电视事业发展规划解读', ['text']],
  ['灌溉办法音频解读', ['audio', 'text']],
  ['《灌溉办法》新闻发布会实录', ['press', 'text']],
  ['在线访谈：灌溉办法怎么用', ['interview', 'text']],
  ['动漫 | 灌溉办法', ['animation', 'text']],
  ['专家解读：灌溉办法', ['text', 'expert']],
  ['媒体解读 灌溉办法', ['text', 'media']],
])('forms of %s', (title, expected) => {
  expect(forms(title).sort()).toEqual([...expected].sort());
});

test('who speaks in turn makes questions and answers, or a talk; one question does not', () => {
  expect(forms('灌溉办法解读', `问：何时施行？\n答：下月。${long}\n问：谁能申请？\n答：农户。`)).toEqual([
    'qa',
    'text',
  ]);
  expect(forms('灌溉办法解读', `一、什么时候开始？\n${long}\n二、谁能申请补助？\n${long}\n三、到哪里申请？\n`)).toEqual(
    ['qa', 'text'],
  );
  expect(forms('灌溉办法解读', `主持人：您好。\n王局长：您好。${long}\n主持人：请讲。\n王局长：好的。`)).toEqual([
    'interview',
    'text',
  ]);
  expect(forms('灌溉办法解读', `一、为什么制定？\n${long}`)).toEqual(['text']);
});

test('a picture alone, and players of all kinds, are told by the page', () => {
  const media = (body: string) => {
    const html = `<html><head><meta name="ArticleTitle" content="灌溉办法政策解读"></head><body><h1>灌溉办法政策解读</h1><p>发布时间：2024-03-05 来源：水利局</p><div class="TRS_Editor">${body}</div></body></html>`;
    const page = extractPage({
      url: 'http://www.qinghe.test/jd/1.html',
      body: new TextEncoder().encode(html),
      contentType: 'text/html; charset=utf-8',
      at: '2024-03-31',
    });
    return formsOf({ ...page, title: '灌溉办法解读' }, []);
  };
  expect(media('<p><img src="a.png"></p>')).toEqual(['graphic']);
  expect(media(`<p>${long}</p><div class="ckplayer"></div>`)).toEqual(['video', 'text']);
  expect(media(`<p>${long}</p><iframe src="/p?f=a.mp4"></iframe>`)).toEqual(['video', 'text']);
  expect(media(`<p>${long}</p><video src="a.mp4"></video>`)).toEqual(['video', 'text']);
});

test('elements stand in headings; words in passing are none', () => {
  const page = [
    '一、起草背景',
    long,
    '二、目标任务',
    long,
    '（三）主要内容',
    long,
    '四、适用范围',
    long,
    '五、补助标准是多少？',
    long,
    '六、惠民举措',
    long,
    '七、新旧政策差异',
    long,
    '八、名词解释',
    long,
  ];
  expect(elementsOf(page.join('\n'))).toEqual([
    'background',
    'aims',
    'content',
    'scope',
    'standard',
    'benefit',
    'difference',
    'terms',
  ]);
  expect(elementsOf(`在这样的背景下，全县各地围绕目标真抓实干，群众纷纷点赞。${long}`)).toEqual([]);
  expect(elementsOf(`${long}\n本办法适用于全县农户，每亩给予补助50元，与原办法相比提高一成。`)).toEqual([
    'scope',
    'standard',
    'difference',
  ]);
});

test.each([
  ['为规范灌溉秩序，根据《水法》等规定，结合我县实际，县水利局起草了本办法。', 'background'],
  ['主要目标是让全县八成农田用上节水灌溉。', 'aims'],
  ['到2026年，全县节水灌溉面积达到20万亩。', 'aims'],
  ['《办法》的主要内容包括以下几点。', 'content'],
  ['方案提出了四个方面的重点任务。', 'content'],
  ['符合条件的农户可以享受每亩50元的补贴。', 'benefit'],
])('said in running text: %s', (sentence, element) => {
  expect(elementsOf(`${long}${sentence}`)).toContain(element);
});

test('words in passing say none of it', () => {
  const passing = '县里围绕目标真抓实干，按照要求开展工作，干部群众纷纷参加，方案受到好评。';
  expect(elementsOf(`${long}${passing}`)).toEqual([]);
});

test('who explains, and whether a telephone is named; the number itself is not kept', () => {
  expect(interpreterOf(`${long}\n解读机构：清河县水利局\n解读人：王某，局长\n联系电话：0370-1234567`)).toEqual({
    person: '王某',
    office: '清河县水利局',
    phone: true,
  });
  expect(interpreterOf(long)).toBeNull();
});

/** Sentences that all differ. */
const sentences = (count: number, word: string) =>
  Array.from(
    { length: count },
    (_, i) => `第${i}条${word}${(i * 7919) % 997}项由${(i * 31) % 89}号渠段的管护员负责巡查登记。`,
  );

test('copied passages are found through other punctuation and quotes', () => {
  const policy = sentences(40, '渠道');
  const own = policy.map((_, i) => `咱们村第${i * 13}户老乡问起浇地的事情，干部就坐下来一笔一笔算账给大家听${i}。`);
  const half = [...own.slice(0, 20), ...policy.slice(0, 20).map((s) => `“${s.replace('。', '；')}”\n`)].join('');
  expect(copiedFrom(policy.join(''), policy.join('\n'))).toMatchObject({ share: 1 });
  const found = copiedFrom(half, policy.join(''))!;
  expect(found.share).toBeGreaterThan(0.4);
  expect(found.share).toBeLessThan(0.5);
  expect(found.longest).toContain('第0条渠道');
  expect(copiedFrom('简短', policy.join(''))).toBeNull();
});

test('texts of 200,000 characters are compared, and a text of one character repeated is no trouble', () => {
  expect(copiedFrom('水'.repeat(200_000), '水'.repeat(200_000))).toMatchObject({ share: 1, length: 200_000 });
  const big = sentences(9_000, '渠道').join('').slice(0, 200_000);
  expect(copiedFrom(big, big)!.share).toBe(1);
});
