/** The marks a government site must show: 网站标识码, ICP and 公安 filings, 党政机关标识, the entry to report errors. */
import { oneLine } from '../../lib/chinese.ts';
import type { Identity } from '../../model/page.ts';
import { percentDecoded } from '../html/written.ts';

/** The short names that filings use: provinces with two of them file under either (川 and 蜀, 云 and 滇, 贵 and 黔, 甘 and 陇). */
const province = '[京津沪渝冀豫云滇辽黑湘皖鲁新苏浙赣鄂桂甘陇晋蒙陕秦吉闽贵黔粤青藏川蜀宁琼]';
const icp = new RegExp(
  `${province}\\s{0,2}ICP\\s{0,2}(?:备案?|证)\\s{0,2}\\d{6,12}\\s{0,2}号?(?:\\s{0,2}[-－—]\\s{0,2}\\d{1,3})?`,
  'gi',
);
const police = new RegExp(`${province}?\\s{0,2}公网安备\\s{0,4}[：:]?\\s{0,4}(\\d{12,14})\\s{0,2}号?`, 'g');
const siteCode =
  /(?:网站)?标识(?:编)?码\s{0,3}[：:（(]?\s{0,3}(?:<[^<>]{0,200}>\s{0,3}){0,4}((?:bm|ag)?\d{8,10})(?!\d)/i;
const codeInScript = /(?:sitecode|siteidcode|site_code|siteId)\s*["']?\s*[=:]\s*["'](\d{10}|bm\d{8})["']/i;
const codeInLink = /(?:zfwzgl\.www\.gov\.cn|pucha\.kaipuyun\.cn)[^"'\s]{0,80}(?:site_?code|siteCode)=(\d{10}|bm\d{8})/i;

export const noIdentity: Identity = Object.freeze({
  siteName: null,
  idCode: null,
  icp: null,
  policeNo: null,
  conac: false,
  errorReport: false,
});

const maxText = 3_000_000;
/** Letters and digits of full width: 京ＩＣＰ备０５…. */
const wide = /[ＩＣＰｉｃｐ０-９]{3}/;

/** Marks in the text of a page or script, also in `unescape("%3C…")`. Entities and tags may stand between. */
export function identityInText(raw: string): Identity {
  const part = raw.length > maxText ? raw.slice(0, maxText) : raw;
  const text = wide.test(part) ? part.normalize('NFKC') : part;
  const decoded = text.includes('%3C') || text.includes('%u') ? text + percentDecoded(text) : text;
  return {
    siteName: null,
    idCode: codeIn(decoded),
    icp: bestIcp(decoded),
    policeNo: bestPolice(decoded),
    conac: /conac/i.test(decoded) && /(?:dcs|bszs)\.conac\.cn|_ideConac/i.test(decoded),
    errorReport: /pucha\.kaipuyun\.cn|_jiucuo_|zfwzgl\.www\.gov\.cn|errorInfo\/|jiucuo|找错/i.test(decoded),
  };
}

/** Sought from its first word on: a plain word is sooner found, or missed, than the whole form of a mark. */
function codeIn(text: string): string | null {
  const at = text.indexOf('标识');
  const shown = at < 0 ? null : siteCode.exec(text.slice(Math.max(0, at - 2)));
  const found = shown ?? (/site/i.test(text) ? (codeInScript.exec(text) ?? codeInLink.exec(text)) : null);
  return found?.[1]?.toLowerCase() ?? null;
}

function bestIcp(text: string): string | null {
  const at = text.search(/icp/i);
  // The name of the province and two blanks stand before it.
  icp.lastIndex = Math.max(0, at - 3);
  const m = at < 0 ? null : icp.exec(text);
  if (m === null) return null;
  return oneLine(m[0]).replace(/\s+/g, '').replace(/[－—]/g, '-').replace(/icp/i, 'ICP');
}

function bestPolice(text: string): string | null {
  const m = text.includes('公网安备') ? police.exec(text) : null;
  police.lastIndex = 0;
  if (m === null) {
    if (!/beian\./.test(text)) return null;
    const linked = /beian\.(?:gov|mps)[^"'\s]{0,80}(?:record)?code=(\d{12,14})(?!\d)/i.exec(text)?.[1];
    return linked === undefined ? null : `公网安备 ${linked}号`;
  }
  const place = m[0].charAt(0) === '公' ? '' : m[0].trim().charAt(0);
  return `${place}公网安备 ${m[1]}号`;
}

/** What either knows; where both do, `a`. */
export function mergeIdentity(a: Identity, b: Identity): Identity {
  return {
    siteName: a.siteName ?? b.siteName,
    idCode: a.idCode ?? b.idCode,
    icp: a.icp ?? b.icp,
    policeNo: a.policeNo ?? b.policeNo,
    conac: a.conac || b.conac,
    errorReport: a.errorReport || b.errorReport,
  };
}
