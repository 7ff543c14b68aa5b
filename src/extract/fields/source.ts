/** 来源: who a page says its text comes from. */
import { oneLine } from '../../lib/chinese.ts';
import { remembering } from '../../lib/maps.ts';
import { type Box, type Flat, ownerAt } from '../html/flat.ts';

/** With a colon, or alone in its cell; of money or water it is another word. */
const label =
  /来(?<!(?:[“"‘明金水源力物费入索料份员活货]|案件|数据)来)\s{0,4}源于?(?:\s*[】\]]?\s*[：:]\s*|】\s*|(?<=[\n\t](?:信息|文章)?来\s{0,4}源) ?[\t\n]\s*)/g;
const giver = /(?<![一-龥])(?:稿源|供稿(?:单位|部门)?|Source)\s*[：:]\s*/g;
/** Elements that some templates show a source in without saying so; the last is VSB's. */
const named = /(?:^|\s)(?:(?:info|news|article|pub)?[-_]?source|laiyuan|authorstyle\d+)(?=\s|$)/;
const isNamed = remembering((label) => named.test(label));
const agency = /(?:局|委|厅|办|府|网|社|报|处|中心|部|院|台|站|室|会|镇|乡|街道|发布)$/;

/** `near` is the place of the heading: the first 来源 behind it counts, then any. */
export function readSource(flat: Flat, heading: Box | null): string | null {
  const from = heading === null ? 0 : Math.max(0, heading.from - 200);
  const shown =
    find(flat, label, from) ?? (/稿|Source/.test(flat.text) ? find(flat, giver, from) : null) ?? byName(flat);
  if (shown !== null) return shown;
  const meta = oneLine(
    flat.meta.get('contentsource') ?? (flat.meta.has('contentid') ? flat.meta.get('source') : '') ?? '',
  );
  return meta === '' || meta.length > 60 ? null : meta;
}

function byName(flat: Flat): string | null {
  for (const box of flat.boxes) {
    if (box.label === '' || box.to - box.from < 3 || box.to - box.from > 30 || !isNamed(box.label)) continue;
    const text = oneLine(flat.text.slice(box.from, box.to));
    if (agency.test(text) && !/[\d：:]/.test(text)) return text;
  }
  return null;
}

function find(flat: Flat, label: RegExp, from: number): string | null {
  const { text } = flat;
  label.lastIndex = from;
  for (let m = label.exec(text), n = 0; m !== null && n < 20; m = label.exec(text), n++) {
    const at = m.index + m[0].length;
    const value = valueAt(text, at, endOf(flat, m.index, at)) ?? logoAt(flat, at);
    // On the next line only what is called like an agency is a source.
    if (value !== null && (!m[0].includes('\n') || (value.length <= 20 && agency.test(value)))) return value;
  }
  return null;
}

/** What ends a source that stands on one line with other things. */
const nextWord =
  /[\s|｜]{2,}|\s*[【】|｜]|\s+(?=(?:作者|责任编辑|编辑|发布|浏览|点击|访问|字号|字体|字|时间|日期|阅读|下载|收藏|文章|\d{4}|\[|分享|打印))/;
const nextLabel =
  /\s*(?:作者|责任编辑|编辑|发布时间|发布日期|(?:浏览|点击|访问|阅读)(?:人次|人数|次数|率|量|数)?|时间|日期|字[号体]|摄影|供图|审核|校对|分享|类型|分类)\s*[：:].*$/;

/** An agency and the next label, run together: 县委办信息类别：动态. */
const run = /^(.{1,20}(?:[局委厅办府网社报处部院台站室会镇乡]|中心|街道))[一-龥]{2,8}[：:].*$/;

/** Where the element that holds label and value ends: `<span>来源：县报</span><span>阅读：3</span>`. */
function endOf(flat: Flat, label: number, at: number): number {
  const box = flat.boxes[ownerAt(flat, label)];
  return box !== undefined && box.to > at + 1 ? box.to : at + 80;
}

function valueAt(text: string, at: number, end: number): string | null {
  const rest = /^[^\n\t]{0,80}/.exec(text.slice(at, Math.min(end, at + 80)))![0];
  const value = rest
    .split(nextWord)[0]!
    .replace(/\s+[一-龥]{2,8}\s?[：:].*$/, '')
    .replace(nextLabel, '')
    .replace(run, '$1')
    .replace(/(?<=\S)(?:19|20)\d{2}[-/.年]\d{1,2}.*$/, '')
    .replace(/^[\s\u3000"“《[【（(]+|[\s\u3000"”》\]】)）]+$/g, '');
  const isEmpty = !/[一-龥a-z\d]/i.test(value);
  return isEmpty || value.length > 50 || /[：:{}]/.test(value) ? null : oneLine(value);
}

/** The name of a picture that stands in place of the words. */
function logoAt(flat: Flat, at: number): string | null {
  const logo = flat.boxes.find(({ name, from, attribs }) => name === 'img' && attribs.alt && Math.abs(from - at) <= 1);
  const name = oneLine(logo?.attribs.alt ?? '');
  return /^[一-龥]{2,20}$/.test(name) ? name : null;
}
