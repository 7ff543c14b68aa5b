/** Pages that some feed answers with: whatever stands in them, they are read in one pass. */
import { expect, test } from 'vitest';
import { wechatPage } from '../../src/media/wechat-page.ts';

const at = { url: '', fetchedAt: '2024-06-01T00:00:00Z', sha256: null, record: null };
const period = { from: '2024-05-01', to: '2024-05-31' };
const read = (html: string) =>
  wechatPage({ body: Buffer.from(`<!doctype html>${html}`), contentType: null, at, period, to: null, asked: '' });

test('only what is shown tells of the state of an account', () => {
  const hidden = '<script>"此账号已自主注销"</script><style>.a{}</style><!-- 此账号已自主注销 -->';
  expect(read(`weui ${hidden}<p>文章</p>`)).toMatchObject({ reason: 'unparsed' });
  expect(read(`weui ${hidden}<p>此账号<!-- -->已自主注销</p>`)).toMatchObject({ reason: 'unparsed' });
  expect(read(`weui ${hidden}<p>此账号已自主注销</p>`)).toMatchObject({ states: [{ state: 'closed' }] });
});

test.each(['<script ', '<style ', '<!--', '<script>x', 'id="activity-name" '])('%s without end', (piece) => {
  expect(read(`weui ${piece.repeat(300_000)}`)).toMatchObject({ reason: 'unparsed' });
});
