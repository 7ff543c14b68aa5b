/** Pages of firewalls that hold nothing but a script: a browser runs it, gets a cookie and asks again. */
import type { Flat } from '../html/flat.ts';

const maxShown = 120;
/** What the scripts of known firewalls are called. */
const known =
  /__jsl_clearance|__jsluid|acw_sc__v2|\$_ts\s*=|_\$jsvm|cf-browser-verification|_cf_chl_|challenge-platform|yunsuo_session|safeline_bot|wzws_|__tst_status|_yundun/i;
const setsCookie = /document\s*(?:\.\s*cookie|\[\s*['"]cookie['"]\s*\])\s*=/;
const asksAgain = /location\s*(?:\.\s*(?:reload|href|replace|search|assign)|\[|=)|\.submit\s*\(/;
const asksForScript =
  /(?:启用|开启|打开|允许|enable).{0,8}(?:JavaScript|JS|Cookie)|浏览器(?:安全)?检查|安全检查中|正在(?:检查|验证)您?的?浏览器|checkingyourbrowser|justamoment/i;

/** `text` is the shown text without blanks. */
export function isChallenge(flat: Flat, text: string): boolean {
  if (text.length > maxShown || flat.anchors.length > 2 || flat.scripts.length === 0) return false;
  if (asksForScript.test((flat.pageTitle ?? '').replace(/\s+/g, '').slice(0, 200) + text)) return true;
  return flat.scripts.some(({ text: script, attribs }) => {
    const head = script.slice(0, 200_000);
    return known.test(head) || known.test(attribs.src ?? '') || (setsCookie.test(head) && asksAgain.test(head));
  });
}
