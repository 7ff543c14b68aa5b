/** What an interpretation explains, and who explains. */
import { cut, oneLine } from '../../lib/chinese.ts';
import type { InterpretationElement, InterpretationText, Interpreter } from '../../model/interpretation.ts';

const most = 200_000;
const mostLines = 3_000;

/** Words of headings. */
const heads: readonly [InterpretationElement, RegExp][] = [
  [
    'background',
    /背景|依据|必要性|缘由|由来|为什么(?:要)?(?:出台|制定|修订)|(?:起草|制定|编制|出台|修订)(?:的)?(?:过程|情况|原因)/,
  ],
  ['aims', /目标|目的|任务|总体要求|总体思路|意义|指导思想/],
  [
    'content',
    /主要内容|内容解读|重点内容|核心内容|政策内容|主要(?:措施|举措|条款)|具体(?:内容|措施|举措)|重点(?:任务|工作|举措)|基本内容|主要规定/,
  ],
  [
    'scope',
    /(?:适用|实施|执行|适用的?)(?:范围|对象|区域)|(?:补贴|补助|保障|支持|申报|资助|享受)(?:范围|对象|条件)|哪些(?:人|企业|单位|对象)(?:可以|能)/,
  ],
  [
    'standard',
    /(?:执行|补贴|补助|收费|保障|资助|奖励|认定|救助|适用)(?:的)?标准|标准(?:是|为)?多少|标准和|(?:有效期|执行期|实施期|期限)/,
  ],
  [
    'benefit',
    /惠民|利民|便民|惠企|利企|(?:群众|市民|居民|企业)(?:能)?(?:得到|享受|有)(?:哪些|什么)?(?:实惠|好处|优惠)|政策红利|含金量|亮点/,
  ],
  [
    'difference',
    /新旧(?:政策)?(?:的)?(?:差异|区别|对比|衔接|变化)|(?:与|和|较)(?:原|旧|以往|过去|之前)[^。]{0,14}(?:相比|区别|不同|变化)|(?:主要)?(?:变化|修订内容|修改内容|创新点)|有(?:哪些|何)(?:新)?变化/,
  ],
  [
    'terms',
    /(?:关键)?(?:术语|名词|词语|概念)(?:的)?(?:解释|释义|说明|诠释)|(?:关键词|名词)(?:解读|诠释)|用语(?:的)?含义/,
  ],
  ['contact', /(?:咨询|联系|服务)(?:电话|方式|人|渠道|热线)|解读(?:单位|机构|机关|部门|人)|政策咨询/],
];
/** Words of running text that say the same beyond doubt. */
const inText: readonly [InterpretationElement, RegExp][] = [
  ['background', /(?:制定|起草|出台|编制|修订)[^。\n]{0,20}(?:背景|依据)[^。\n]{0,6}(?:是|为|如下|：|:)/],
  ['background', /(?:根据|依据)[^。\n]{0,20}《[^。\n]{6,120}(?:制定|起草|编制|修订)(?:了|本|《)/],
  ['aims', /(?:主要|总体|工作|发展)目标(?:是|为|：|:)|到20\d{2}年(?:底)?，[^。\n]{2,60}(?:达到|实现|建成|不低于)/],
  [
    'content',
    /主要内容(?:包括|有|为|是|如下)|(?:明确|提出|规定)了[^。\n]{0,12}[\d一二三四五六七八九十](?:个方面|项|条)[^。\n]{0,6}(?:内容|措施|任务|举措|要求|规定)/,
  ],
  ['scope', /(?:本|该)[^。\n]{0,10}适用于/],
  [
    'standard',
    /(?:每人|每户|每亩|每月|每年|每平方米|一次性)[^。\n]{0,12}(?:补助|补贴|奖励|标准|给予)[^。\n]{0,10}\d|标准[^。\n]{0,16}每(?:人|户|亩|月|年|吨)/,
  ],
  [
    'benefit',
    /(?:群众|市民|居民|农户|农民|学生|企业|职工|老年人)[^，。\n]{0,10}(?:享受|领取|获得)[^，。\n]{0,16}(?:补贴|补助|优惠|减免|资助)/,
  ],
  ['difference', /(?:与|较|同)(?:原|旧|以往|过去|修订前|上一轮)[^。\n]{0,24}相比/],
  ['terms', /本(?:办法|规定|条例|方案|意见|细则)(?:中)?所称/],
];
const label = (words: string) =>
  new RegExp(`(?:^|\\n|[（(【\\s，,。；;])(?:${words})\\s{0,4}[：:]\\s{0,4}([^\\n。；;，,：:）)】]{2,40})`);
const person = label('解读人|解读人员|解读专家|主讲人|解读嘉宾');
const office = label('解读机构|解读单位|解读机关|解读部门');
const phone =
  /(?:咨询|联系|服务|解读)(?:单位|人|人员)?(?:电话|热线|方式)\s{0,4}[：:]?\s{0,4}(?:[（(]?0\d{2,3}[）)]?[-—－\s]?)?(\d{7,8}|1\d{10}|12\d{3})/;

export function explainedBy(text: string): InterpretationText {
  return { elements: elementsOf(text), interpreter: interpreterOf(text) };
}

/** In the order of the documents that ask for them. */
export function elementsOf(text: string): InterpretationElement[] {
  const whole = text.slice(0, most);
  const headings = headingsOf(whole).join('\n');
  return heads
    .filter(([name, words]) => words.test(headings) || inText.some(([n, p]) => n === name && p.test(whole)))
    .map(([name]) => name);
}

/** Whether it is set out under headings; else only clear words of running text tell what it explains. */
export function isHeaded(text: string): boolean {
  return headingsOf(text.slice(0, most)).filter((line) => numbered.test(line)).length >= 2;
}

function headingsOf(text: string): string[] {
  return text
    .split('\n', mostLines)
    .map((line) => /^[\s\p{P}\p{S}]{0,4}(.{2,60}?)(?:[：:。？?]|$)/u.exec(line.trim().slice(0, 64))?.[1] ?? '')
    .filter((line, i, all) => isHeading(line, all[i + 1]));
}

const numbered =
  /^(?:第?[一二三四五六七八九十\d]{1,3}[部分章]{0,2}[、.．\s]|[（(][一二三四五六七八九十\d]{1,3}[）)]|问|Q)/;

/** Numbered, or short without an end of a sentence in it. */
function isHeading(line: string, next: string | undefined): boolean {
  if (line === '') return false;
  if (numbered.test(line)) return true;
  return line.length <= 24 && !/[，,；;]/.test(line) && next !== undefined;
}

/** Who explains: a person, an office, whether a telephone is named (never the number of a person). */
export function interpreterOf(text: string): Interpreter | null {
  const whole = text.slice(0, most);
  const value = (pattern: RegExp) => {
    const found = pattern.exec(whole)?.[1];
    return found === undefined ? null : cut(oneLine(found), 40);
  };
  const found = { person: value(person), office: value(office), phone: phone.test(whole) };
  return found.person === null && found.office === null && !found.phone ? null : found;
}
