/** Pages that answered, but are not what was asked for. */
import type { PageTrouble } from '../../model/page.ts';
import type { Flat } from '../html/flat.ts';
import { isChallenge } from './challenge.ts';

const maxShown = 1_500;
/** A notice in place of a site has hardly any links; an article that tells of such a thing stands among many. */
const fewLinks = 12;

const moved =
  /域名(?:已)?变更|网站(?:已)?迁移|已迁移至|已(?:整体)?(?:迁|搬)移?(?:到|至)|(?:已|将)(?:全部|整体)?(?:整合|归并|并入|合并)(?:到|至)|本站已并入|新网址/;
const closed =
  /(?:网站|站点|本站|系统|服务器?).{0,24}(?:已(?:经)?关[闭停]|关停|下线|停止(?:运行|服务|更新)|暂停(?:访问|(?:对外)?服务)|临时关闭|(?:正在)?建设中|维护中|升级中|升级改造|(?:正在|例行|停机|系统)(?:维护|升级)|维护升级|升级维护)|(?:under|down(?:for)?)(?:scheduled)?maintenance/i;
const asksLogin = /请(?:先|您)?登[录陆]|用户登[录陆]|统一身份认证|登[录陆]后(?:查看|访问)|账号登[录陆]|扫码登[录陆]/;

/** Only short pages can be in trouble: a long one that speaks of 404 is an article. */
export function readTrouble(flat: Flat): PageTrouble | null {
  const title = (flat.pageTitle ?? '').replace(/\s+/g, '').slice(0, 200);
  const shown = flat.text.slice(0, 6_000);
  const text = shown.replace(/\s+/g, '');
  if (isChallenge(flat, text)) return 'blocked';
  if (statusTitle.test(title)) return text.length <= maxShown ? 'blocked' : null;
  if (missingTitle.test(title)) return text.length <= 2 * maxShown ? 'soft-404' : null;
  if (isPublished(flat, shown)) return null;
  if (text.length <= 700 && isBlocked(title, text)) return 'blocked';
  if (text.length <= 700 && missingText.test(text)) return 'soft-404';
  if (flat.anchors.length > fewLinks || text.length > maxShown) return null;
  const password = flat.boxes.some(isPassword);
  if (text.length < 400 && asksLogin.test(title + text) && password) return 'login';
  if (text.length <= 400 && captcha.test(title + text) && !password && asksProof(flat)) return 'captcha';
  if (moved.test(title + text)) return 'moved';
  if (closed.test(title + text)) return 'closed';
  return text.length <= 200 && flat.anchors.length <= 3 && !password && sorry.test(title + text) && wayBack.test(text)
    ? 'soft-404'
    : null;
}

/** What has a day of publication or a source is a text of the site, whatever it tells of. */
function isPublished(flat: Flat, shown: string): boolean {
  if (['articletitle', 'pubdate', 'contentsource'].some((name) => flat.meta.has(name))) return true;
  return /(?:发布|公布|发文|发表|时间|日期)(?:时间|日期)?\s{0,3}[:：]\s{0,3}(?:19|20)\d{2}|来源\s{0,3}[:：]\s{0,3}[一-龥]{2}/.test(
    shown,
  );
}

const statusTitle =
  /^(?:40[356]|412|418|429|50[0234]|521)(?:$|[^\d一-龥])|^(?:Error|HTTP)?\d{0,3}[-:]?(?:Forbidden|BadGateway|Service(?:Temporarily)?Unavailable|GatewayTime-?out|TooManyRequests|AccessDenied|WebServerIsDown)(?:$|[^a-z一-龥])/i;
const statusText =
  /AccessDenied|Requestblocked|502BadGateway|504Gateway|503Service|403Forbidden|访问过于频繁|操作过于频繁|请求过于频繁/i;
const guard =
  /WAF|防火墙|安全(?:防护|狗|策略)|网站卫士|云盾|创宇盾|网防G01|您的(?:访问|请求|IP|操作)|异常(?:访问|请求)/i;
const refusal = /拦截|阻断|拒绝|禁止访问|限制访问|次数过多|被限制|eventID|denied|blocked/i;
const captcha =
  /人机(?:身份)?验证|(?:滑动|拖动|图形|安全|智能)验证|拖动.{0,6}滑块|完成.{0,6}验证|(?:输入|填写).{0,10}验证码|机器人|captcha|notarobot|verifyyouarehuman/i;

function isBlocked(title: string, text: string): boolean {
  return statusText.test(text) || (guard.test(title + text) && refusal.test(title + text));
}

const missingTitle =
  /^(?:HTTP)?(?:状态|Status|Error)?[-:]?404(?:$|[^\d一-龥]|页|错|未)|^(?:Error|Page|File|The(?:page|resource))?[-:]?(?:cannotbe|couldnotbe|is|was)?NotFound(?:$|[^a-z一-龥])|pagenotfound|^(?:您访问的)?(?:页面|网页)(?:不存在|没有找到|未找到|找不到)|^(?:找不到|无法找到)/i;
const missingText =
  /(?:访问|请求|查看|浏览|打开|查找)的(?:页面|网页|信息|内容|资源|文件|栏目|文章)(?:地址|可能)?(?:并?不存在|未找到|没有找到|已(?:经)?(?:被)?(?:删除|移除|下线)|找不到|已过期|无法(?:访问|找到|显示))|(?:页面|网页|文章|信息|内容|栏目|稿件)(?:不存在|走丢了|找不到了?|未找到|已(?:经)?被?(?:删除|移除|下线))|404NotFound|HTTP(?:错误|Error|Status)[-–:]?404|(?:错误|error)(?:代码|码|code)?[:：]?404|文件或目录未找到|Th(?:is|e)page(?:you(?:are|were)lookingfor)?(?:is|couldnotbe|cannotbe|doesnot)(?:notfound|found|exist)|NoSuchPage/i;

/** A tiny page that begs pardon and leads back has nothing to show, whatever its words. */
const sorry = /对不起|抱歉|很遗憾|出错|错误|有误/;
const wayBack = /返回|跳转|首页|上一页|后退/;

/** A form, picture or script that asks the reader for a proof. */
function asksProof(flat: Flat): boolean {
  const proof = /captcha|geetest|verify|yzm|nocaptcha|slider|challenge|recaptcha|validatecode|checkcode/i;
  if (flat.scripts.some(({ attribs, text }) => proof.test(attribs.src ?? '') || proof.test(text.slice(0, 20_000))))
    return true;
  return flat.boxes.some(
    ({ name, attribs, label }) =>
      proof.test(label) ||
      ((name === 'img' || name === 'input' || name === 'iframe') &&
        proof.test(`${attribs.src ?? ''} ${attribs.name ?? ''}`)),
  );
}

function isPassword(box: { name: string; attribs: Record<string, string> }): boolean {
  return box.name === 'input' && box.attribs.type?.toLowerCase() === 'password';
}
