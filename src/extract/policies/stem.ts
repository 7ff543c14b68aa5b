/** The stem of a title: what a policy and its interpretation have in common. */
import { nameKey, squeeze } from '../../lib/chinese.ts';

const lead =
  /^(?:[【[][^】\]]{1,12}[】\]]|(?:文字|图文|视频|政策|图片|专家|媒体|部门)?(?:解读|图解)[:：|丨]|一(?:图|张图|文|分钟)(?:读懂|看懂|看明白|读清|看清|了解|弄懂|搞懂)?[:：|丨]?|(?:政策)?(?:图解|图表|长图|海报|动漫|动画|漫画|视频|音频|H5)[:：|丨]?|[\p{Script=Han}]{0,10}(?:解读|图说|数说|吹风会|发布会|在线访谈)[:：|｜丨]|关于对?)/u;
const issuer = /^[\p{Script=Han}、]{2,40}?(?:关于|印发|转发|公布|发布)/u;
/** 〔2024〕3号 in brackets or set off by a blank. */
const number = /(?:[（(]|\s|^)\s?[\p{Script=Han}]{1,12}[〔[【(（]\d{4}[〕\]】)）]\s?第?\d{1,5}\s?号\s?[）)]?/u;
const itself = /(?:^|关于|对|印发|转发|公布|发布|解读|读懂|看懂|图解|问答|[:：|丨】\]])$/;
const verbs = /^(?:关于|(?:联合)?(?:印发|转发|公布|发布|下发|修订|调整|批转|制定))+/;
const tail =
  /(?:的)?(?:通知|意见|公告|决定|批复|函|通报|通告)?(?:的)?(?:文字|图文|政策|视频|专家|媒体|部门)?(?:解读|图解|解读材料|起草说明|编制说明|制定说明|解读说明|问答|答记者问|新闻发布会|政策问答)(?:[（(].{1,8}[）)])?$/;
const ending = /(?:的)(?:通知|公告|决定|批复|函|通报|通告)$/;

/** `《甲区人民政府关于印发乙方案的通知》解读` and `甲区人民政府关于印发乙方案的通知` both give `乙方案`. */
export function titleStem(title: string): string {
  const whole = title.slice(0, 300);
  let text = squeeze(keep(whole, whole.replace(number, '')));
  const quoted = quotedTitles(text);
  // 《…》 that is interpreted or issued is the thing itself; one that is amended or carried out is another thing.
  if (quoted.length === 1 && itself.test(text.slice(0, text.indexOf('《')))) text = quoted[0]!;
  for (let turn = 0; turn < 4; turn++) {
    const before = text;
    text = shorten(shorten(shorten(text, lead), tail), ending);
    text = text.replace(/^[:：|丨]+/, '');
    const found = issuer.exec(text);
    if (found !== null && /关于|印发|转发|公布|发布/.test(text) && issuing(found[0]))
      text = keep(text, text.slice(found[0].length));
    text = keep(text, text.replace(verbs, ''));
    if (text === before) break;
  }
  // Within 《》 titles take 〈〉.
  const inner = text.replace(/[〈〉]/g, '');
  return nameKey(inner.replace(/[(（](?:试行|暂行|修订|修订版|征求意见稿|全文)[)）]$/, ''));
}

/** Titles in 《》, outermost first; nested ones belong to their outer one. */
export function quotedTitles(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length && found.length < 50; i++) {
    if (text[i] === '《' && depth++ === 0) start = i + 1;
    else if (text[i] === '》' && depth > 0 && --depth === 0) found.push(text.slice(start, i));
  }
  return found.filter((title) => title.length >= 4 && title.length <= 120);
}

/** Whether the words before 关于 name an issuer and are not part of the matter. */
function issuing(words: string): boolean {
  return (
    words.length <= 4 ||
    /[府办室会局厅部门院处心司县区市镇乡联社团队所站校委行](?:关于|印发|转发|公布|发布)$/.test(words)
  );
}

function shorten(text: string, pattern: RegExp): string {
  return keep(text, text.replace(pattern, ''));
}

/** A stem of fewer than four characters says nothing: better the longer text. */
function keep(before: string, after: string): string {
  return after.length >= 4 ? after : before;
}
