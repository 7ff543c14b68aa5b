/** The table that stands beside a document: 索引号, 发文机构, 成文日期, 有效性 … of whatever markup it is made. */
import { firstOf, oneLine } from '../../lib/chinese.ts';
import type { Box, Flat } from '../html/flat.ts';

const labels = {
  index: '索\\s?引\\s?号|索\\s?取\\s?号|信息索引号?',
  finished: '成文日期|公文生成日期|成文时间|生成日期|生成时间|制发日期|签发日期|发文日期|发文时间|印发日期|制定日期',
  validity: '有\\s?效\\s?性|效力状态|文件状态|信息状态|时\\s?效\\s?性?|是否有效|文件效力|效力|有效状态|政策状态',
  until: '有\\s?效\\s?期(?:\\s?[至限])?|失效日期|失效时间|废止日期|废止时间|截止有效期|有效截止日期',
  published: '(?:信息)?发布[日时][期间]|(?:信息|网上)?公开[日时][期间]|公布[日时][期间]|上网[日时][期间]',
  theme: '主题分类|主题类别|主题词|信息分类|信息类别|公开类别|组配分类|分\\s?类',
  openness: '公开方式|公开形式|公开属性|公开类型|信息公开选项|公开选项',
  genre: '公文种类|公文类型|文\\s?种|体裁分类|体裁',
  /** Read by others; they end a value. */
  other:
    '标\\s?题|名\\s?称|信息名称|文件名称|发\\s?文\\s?机\\s?[关构]|发布机[关构]|发布单位|发文单位|制发机关|公开主体|责任部门|发文字号|文\\s?号|文件编号|字\\s?号|服务对象|服务对象分类|公开时限|公开范围|关键词|关\\s?键\\s?字|内容概述|来\\s?源|统一编号|统一登记号|登记号|施行日期|实施日期|生效日期|生效时间',
} as const;
export type TableField = Exclude<keyof typeof labels, 'other'>;
export type DocumentTable = Partial<Record<TableField, string>>;

const fields = Object.keys(labels) as (keyof typeof labels)[];
/** A label is a cell, line or element of its own, or ends in a colon or bracket. */
const label = new RegExp(
  `(?<=^|[\\s【\\[（(\\u3000])(?:${fields.map((field) => `(?<${field}>${labels[field]})`).join('|')})(?:\\s*(?:[】\\]）)]\\s*[：:]?|[：:]|(?=[\\t\\n]))|(?<element>))`,
  'g',
);
/** How far before and behind the head of a document its table stands. */
const before = 2_500;
const behind = 1_500;
const maxValue = 120;

/** Empty where there is none. */
export function readDocumentTable(flat: Flat, heading: Box | null, body: Box | null): DocumentTable {
  const head = heading?.from ?? body?.from ?? 0;
  const start = Math.max(0, head - before);
  const text = flat.text.slice(start, head + behind);
  const stamp = stampOf(flat, flat.text.slice(Math.max(0, head - 300), head + 600));
  if (!/[索成生有效状时]/.test(text)) return stamp;
  const found = [...text.matchAll(label)];
  const isEnding = found.some((hit) => hit.groups!.element !== undefined);
  const ends = new Set(isEnding ? flat.boxes.flatMap(({ to }) => (to < head + behind ? [to - start] : [])) : []);
  const hits = found
    .filter((hit) => hit.groups!.element === undefined || ends.has(hit.index + hit[0].length))
    .slice(0, 60);
  const table: DocumentTable = {};
  const seen = new Set<string>();
  hits.forEach((hit, i) => {
    const field = fields.find((name) => hit.groups?.[name] !== undefined)!;
    const value = valueIn(text.slice(hit.index + hit[0].length, hits[i + 1]?.index ?? text.length));
    seen.add(field);
    if (field !== 'other' && value !== '' && table[field] === undefined) table[field] = value;
  });
  // One label alone may be a word of the text.
  return hits.length >= 2 && seen.size >= 2 ? { ...stamp, ...table } : stamp;
}

const ended = '(?:已(?:经)?(?:被|于[^，。\\n]{2,14})?)(?:失效|废止|作废|停止执行)';
const inNote = new RegExp(`(?:本|该|此)(?:文件|文|办法|规定|通知|政策)${ended}`);
const onStamp = new RegExp(`^(?:本文件|该文件)?(?:${ended}|失效|废止)$`);

/** A note beside the head, or a picture of a stamp, that says that the document has ended. */
function stampOf(flat: Flat, near: string): DocumentTable {
  const stamped = flat.boxes.some(
    ({ name, attribs }) => name === 'img' && onStamp.test((attribs.alt ?? attribs.title ?? '').slice(0, 30)),
  );
  return stamped || inNote.test(near) ? { validity: '失效' } : {};
}

/** The first cell or line; a further label that is not known here ends it too. */
function valueIn(rest: string): string {
  const cell = rest.split(/[\t\n【]/).find((part) => part.trim() !== '') ?? '';
  // An empty cell: what stands further down is another's.
  if (/^\s*[\t\n]\s*[\t\n]\s*[\t\n]/.test(rest)) return '';
  const value = oneLine(cell.replace(/\s+\S{2,6}[：:].*$/, ''));
  // It ends as labels do.
  return /[：:]$/.test(value) ? '' : firstOf(value, maxValue);
}
