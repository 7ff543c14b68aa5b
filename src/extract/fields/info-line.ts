/** The heading that nothing names: what stands right above the line “发布时间：… 来源：…”. */
import { fullDates, plainDigits } from '../dates/dates.ts';
import { anchorsIn, type Box, type Flat, ownerAt } from '../html/flat.ts';

const label = /(?:来\s?源|稿源|供稿|发布|时\s?间|日\s?期|作者|点击|浏览|阅读)[^\n：:]{0,6}[：:]/g;
const maxLine = 240;
const maxTitle = 150;
const noTitle =
  /位置|^[^：:]{1,7}[：:]|[。；]$|^[\d\s:：年月日/.-]+$|^(?:信息|文件)?(?:名称|标题)$|搜索|登录|字[体号]|打印/;
const block = new Set(['td', 'th', 'p', 'div', 'dt', 'dd', 'li', 'center', 'section', 'article']);

/** Null where no such line is, or what stands above it is a link or no title. */
export function headingAboveInfo(flat: Flat): Box | null {
  const { text } = flat;
  label.lastIndex = 0;
  for (let m = label.exec(text), n = 0; m !== null && n < 12; m = label.exec(text), n++) {
    const from = text.lastIndexOf('\n', m.index) + 1;
    const line = text.slice(from, from + maxLine).split('\n')[0]!;
    if (from === 0 || m.index - from > 120 || fullDates(plainDigits(line), 1).length === 0) continue;
    const box = blockAbove(flat, from);
    if (box !== null) return box;
    label.lastIndex = Math.max(label.lastIndex, from + line.length);
  }
  return null;
}

/** The block that holds the last line with words before `at`; its number or a second title may stand between. */
function blockAbove(flat: Flat, at: number): Box | null {
  let end = at - 1;
  for (let n = 0; n < 3 && end > 0; n++) {
    const from = flat.text.lastIndexOf('\n', end - 1) + 1;
    const line = flat.text.slice(from, end).trim();
    const isNumber = /^[（(]?[^，。]{0,20}\d{1,5}\s*号[)）]?$/.test(line);
    if (line !== '' && !isNumber && !/^[—－-]{2}/.test(line)) return titleBlock(flat, from, at);
    end = from - 1;
  }
  return null;
}

function titleBlock(flat: Flat, from: number, at: number): Box | null {
  let found: Box | null = null;
  const lead = /^\s*/.exec(flat.text.slice(from, from + 20))![0].length;
  for (let index = ownerAt(flat, from + lead); index >= 0; index = flat.boxes[index]!.parent) {
    const box = flat.boxes[index]!;
    if (leads(box) || box.to > at) break;
    if (block.has(box.name) || found === null) found = box;
    if (block.has(box.name)) break;
  }
  if (found === null || found.to - found.from > maxTitle) return null;
  const title = flat.text.slice(found.from, found.to).trim();
  if (title.length < 5 || !/[一-龥]{3}/.test(title) || noTitle.test(title)) return null;
  return anchorsIn(flat, found).some((i) => leads(flat.boxes[i]!)) ? null : found;
}

/** A link that goes somewhere; templates also wrap headings in ones that do not. */
function leads({ name, attribs }: Box): boolean {
  return name === 'a' && attribs.href !== undefined && !/^(?:#.{0,20}|javascript:.{0,40})?$/i.test(attribs.href.trim());
}
