import { expect, test } from 'vitest';
import { identityInText, mergeIdentity, noIdentity } from '../../../src/extract/fields/identity.ts';
import { pageOf } from '../page-of.ts';

test('marks in a footer', () => {
  const page =
    pageOf(`<meta name="SiteName" content="青禾县人民政府"><div>网站标识码：<span>4101230001</span> 豫ICP备12345678号-1
    <a href="http://www.beian.gov.cn/"><img src="ga.png">豫公网安备 41012302000123号</a>
    <a href="http://bszs.conac.cn/sitename?method=show"><img></a></div>`);
  expect(page.identity).toEqual({
    siteName: '青禾县人民政府',
    idCode: '4101230001',
    icp: '豫ICP备12345678号-1',
    policeNo: '豫公网安备 41012302000123号',
    conac: true,
    errorReport: false,
  });
});

test('letters and digits of full width', () => {
  expect(identityInText('滇ＩＣＰ备０５０００１２３号').icp).toBe('滇ICP备05000123号');
});

test('marks that a script writes, also percent-encoded', () => {
  const footer = `document.write(unescape("%3Cspan id='_ideConac'%3E%3C/span%3E%3Cscript src='http://dcs.conac.cn/js/1.js'%3E%3C/script%3E"));
    document.write('<p>网站标识码：bm07000001 京ICP备05083269号</p><a href="http://pucha.kaipuyun.cn/exposure/jiucuo.html?site_code=bm07000001">找错</a>');`;
  expect(identityInText(footer)).toMatchObject({
    idCode: 'bm07000001',
    icp: '京ICP备05083269号',
    conac: true,
    errorReport: true,
  });
  expect(
    pageOf(`<script id="_jiucuo_" sitecode='3609820008' src="//pucha.kaipuyun.cn/a.js"></script>`).identity,
  ).toMatchObject({
    idCode: '3609820008',
    errorReport: true,
  });
});

test.each(['蜀ICP备10001234号', '滇ICP备10001234号', '黔ICP备10001234号-1', '陇ICP备10001234号'])(
  'the second short name of a province: %s',
  (icp) => expect(pageOf(`<p>备案序号：${icp}</p>`).identity.icp).toBe(icp),
);

test('marks in comments and the words alone are no marks', () => {
  const page = pageOf(
    '<!-- 网站标识码：4101230001 <a href="http://bszs.conac.cn/x"></a> --><p>请核对网站标识码和ICP备案信息</p>',
  );
  expect(page.identity).toEqual(noIdentity);
});

test('merging keeps what the page itself says', () => {
  const page = { ...noIdentity, idCode: '4101230001' };
  const script = { ...noIdentity, idCode: '9999999999', icp: '豫ICP备1号', conac: true };
  expect(mergeIdentity(page, script)).toEqual({ ...noIdentity, idCode: '4101230001', icp: '豫ICP备1号', conac: true });
});
