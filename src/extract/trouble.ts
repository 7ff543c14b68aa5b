/** Pages that answered, but are not what was asked for. */
import type { PageTrouble } from '../model/page.ts';
import type { Flat } from './flat.ts';

const maxShown = 1_500;
/** A notice in place of a site has hardly any links; an article that tells of such a thing stands among many. */
const fewLinks = 12;

const moved = /域名(?:已)?变更|网站(?:已)?迁移|已迁移至|已(?:整体)?(?:迁|搬)移?(?:到|至)|本站已并入|新网址/;
const closed =
  /(?:网站|站点|本站).{0,12}(?:已(?:经)?关[闭停]|关停|下线|停止(?:运行|服务|更新)|维护中|升级改造|正在维护)/;
const asksLogin = /请(?:先|您)?登录|用户登录|统一身份认证|登录后(?:查看|访问)/;

/** Only short pages can be in trouble: a long one that speaks of 404 is an article. */
export function readTrouble(flat: Flat): PageTrouble | null {
  const title = (flat.pageTitle ?? '').replace(/\s+/g, '');
  const text = flat.text.slice(0, 6_000).replace(/\s+/g, '');
  if (isBlocked(title, text)) return 'blocked';
  if (isMissing(title, text)) return 'soft-404';
  if (flat.anchors.length > fewLinks || text.length > maxShown) return null;
  if (moved.test(title + text)) return 'moved';
  if (closed.test(title + text)) return 'closed';
  return text.length < 400 && asksLogin.test(title + text) && flat.boxes.some(isPassword) ? 'login' : null;
}

const statusTitle =
  /^(?:40[356]|412|418|429|50[0234])(?:$|[^\d一-龥])|Forbidden|BadGateway|ServiceUnavailable|GatewayTime-?out|TooManyRequests/i;
const statusText =
  /AccessDenied|Requestblocked|502BadGateway|504Gateway|503Service|403Forbidden|人机验证|滑动验证|访问过于频繁|操作过于频繁/i;
const guard = /WAF|防火墙|安全(?:防护|狗|策略)|网站卫士|云盾|创宇盾|您的(?:访问|请求)|异常访问/i;
const refusal = /拦截|阻断|拒绝|禁止访问|eventID|denied|blocked/i;

function isBlocked(title: string, text: string): boolean {
  if (statusTitle.test(title)) return text.length <= maxShown;
  if (text.length > 700) return false;
  return statusText.test(text) || (guard.test(title + text) && refusal.test(title + text));
}

const missingTitle =
  /^(?:HTTP)?(?:状态|Error)?404(?:$|[^\d一-龥]|页|错)|NotFound|^(?:您访问的)?(?:页面|网页)(?:不存在|没有找到|未找到)|^(?:找不到|无法找到)/i;
const missingText =
  /(?:访问|请求|查看|浏览)的(?:页面|网页|信息|内容|资源|文件|栏目|文章)(?:地址)?(?:不存在|未找到|没有找到|已(?:被)?删除|找不到|已过期)|(?:页面|网页|文章|信息|内容)(?:不存在|走丢了|找不到了|未找到)|404NotFound|HTTP(?:错误|Error)404|文件或目录未找到|ThispageisnotFound/i;

function isMissing(title: string, text: string): boolean {
  if (missingTitle.test(title)) return text.length <= 2 * maxShown;
  return text.length <= 700 && missingText.test(text);
}

function isPassword(box: { name: string; attribs: Record<string, string> }): boolean {
  return box.name === 'input' && box.attribs.type?.toLowerCase() === 'password';
}
