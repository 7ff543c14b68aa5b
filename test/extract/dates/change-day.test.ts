import { expect, test } from 'vitest';
import { pageOf } from '../page-of.ts';

const paper = (info: string) =>
  pageOf(
    `<title>甲</title><h1>青禾区人民政府办公室关于印发甲办法的通知</h1><p>${info}</p><div><p>${'现将办法印发给你们，请认真贯彻执行。'.repeat(20)}</p><p>青禾区人民政府办公室</p><p>2023年1月5日</p></div>`,
    { url: 'http://www.example.gov.cn/zwgk/zcwj/202303/t20230310_123.html' },
  );

test.each([
  ['来源：区政府办 更新时间：2023-03-10', true, '2023-03-10'],
  ['来源：区政府办 发布时间：2023-01-06', undefined, '2023-01-06'],
  ['发布日期：2023-03-10 更新日期：2023-03-10', undefined, '2023-03-10'],
  ['更新时间：2023-03-10 发布时间：2023-01-06', undefined, '2023-01-06'],
])('%s', (info, changed, publishedAt) => {
  const { document, publishedAt: day } = paper(info);
  expect([document?.changed, day]).toEqual([changed, publishedAt]);
});
