/** Bytes of a source through the readers of all forms, told apart by content. */
import { appStore } from './app-store.ts';
import { feedSource } from './feed-source.ts';
import type { Reading, Source } from './reading.ts';
import { wechatList } from './wechat-list.ts';
import { wechatPage } from './wechat-page.ts';
import { weiboJson } from './weibo-json.ts';

const readers = [wechatList, weiboJson, appStore, wechatPage, feedSource];

export function readSource(source: Source): Reading {
  for (const read of readers) {
    const reading = read(source);
    if (reading !== null) return reading;
  }
  return { reason: 'unparsed', detail: '返回的不是可识别的订阅源或导出文件' };
}
