/** A look-up in Apple's App Store: whether an app can be had. A version is no update of content and proves no post. */
import { decode } from '../extract/html/decode.ts';
import { isObject, listAt, losslessJson, textAt } from './lossless-json.ts';
import type { Reader } from './reading.ts';

export const appStore: Reader = ({ body, contentType }) => {
  if (body.length > 2_000_000) return null;
  const root = losslessJson(decode(body, contentType).text);
  if (!isObject(root) || !Object.hasOwn(root, 'resultCount')) return null;
  const none = { from: null, to: null, complete: false };
  const [app] = listAt(root, 'results');
  if (app !== undefined) {
    const day = textAt(app, 'currentVersionReleaseDate').slice(0, 10);
    const reason = `应用商店可以下载，当前版本发布于${day}；版本更新不是内容更新`;
    return { posts: [], coverage: { ...none, reason } };
  }
  // Apps of the Chinese store are found only when it is named, so that nothing found proves nothing.
  return { reason: 'unparsed', detail: '应用商店没有查到应用，请核对编号和地区（cn）' };
};
