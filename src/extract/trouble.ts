/** Pages that answered, but are not what was asked for. */
import type { PageTrouble } from '../model/page.ts';
import type { Flat } from './flat.ts';

const maxShown = 1_500;

/** Only short pages can be in trouble: a long one that speaks of 404 is an article. */
export function readTrouble(flat: Flat): PageTrouble | null {
  const title = (flat.pageTitle ?? '').replace(/\s+/g, '');
  const text = flat.text.slice(0, 6_000).replace(/\s+/g, '');
  if (text.length > maxShown && !/^(?:404|403|50[0234])/.test(title)) return null;
  const all = `${title}\n${text}`;
  if (isBlocked(title, all)) return 'blocked';
  if (isMissing(title, text)) return 'soft-404';
  if (/域名(?:已)?变更|网站(?:已)?迁移|已迁移至|已(?:整体)?(?:迁|搬)移?(?:到|至)|本站已并入|新网址/.test(all))
    return 'moved';
  if (
    /(?:网站|站点|本站).{0,12}(?:已(?:经)?关[闭停]|关停|下线|停止(?:运行|服务|更新)|维护中|升级改造|正在维护)/.test(all)
  )
    return 'closed';
  if (/(?:请(?:先|您)?登录|用户登录|统一身份认证|登录后(?:查看|访问))/.test(all) && flat.boxes.some(isPassword))
    return 'login';
  return null;
}

function isBlocked(title: string, all: string): boolean {
  if (
    /^(?:403|405|406|412|418|429|502|503|504)\b|Forbidden|BadGateway|ServiceUnavailable|GatewayTime-?out|TooManyRequests/i.test(
      title,
    )
  )
    return true;
  if (all.length > 900) return false;
  return /(?:WAF|防火墙|安全(?:防护|狗|策略)|网站卫士|云盾|创宇盾|访问(?:被|请求)(?:拦截|拒绝|阻断)|请求(?:被|已被)?(?:拦截|阻断)|异常访问|访问过于频繁|操作过于频繁|人机验证|滑动验证|AccessDenied|Requestblocked|502BadGateway|504Gateway|503Service|403Forbidden)/i.test(
    all,
  );
}

function isMissing(title: string, text: string): boolean {
  if (
    /^(?:HTTP)?(?:状态|Error)?404|NotFound|页面不存在|找不到(?:页面|网页|该页)|页面(?:没有|未)找到|无法找到/i.test(
      title,
    )
  )
    return true;
  if (text.length > 700) return false;
  return /(?:您|你)?(?:所)?(?:访问|请求|查看|浏览)的(?:页面|网页|信息|内容|资源|文件|栏目|文章)(?:地址)?(?:不存在|未找到|没有找到|已(?:被)?删除|找不到|已过期)|(?:页面|网页|文章|信息|内容)(?:不存在|走丢了|找不到了|未找到)|404NotFound|HTTP(?:错误|Error)404|文件或目录未找到|ThispageisnotFound/i.test(
    text,
  );
}

function isPassword(box: { name: string; attribs: Record<string, string> }): boolean {
  return box.name === 'input' && box.attribs.type?.toLowerCase() === 'password';
}
