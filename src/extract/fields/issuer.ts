/** 发文机构: who issued a document, as the page says. */
import { oneLine } from '../../lib/chinese.ts';
import type { Flat } from '../html/flat.ts';

const label =
  /(?<=^|[\s【[（(])(?:发\s?文\s?机\s?[关构]|发布机[关构]|发布单位|发文单位|公开主体|制发机关|责任部门|发布部门)(?:\s*[】\])）]?\s*[：:]|\s*】|(?= ?[\t\n]))\s*(?![^\s：:]{1,12}\s*[：:])([^\s：:【】|，。；]{2,40})(?![，。；])/;
const inTitle =
  /^([一-龥]{2,30}?(?:人民政府办公(?:室|厅)|人民政府|委员会办公室|委员会|办公(?:室|厅)|管理局|[局厅委部院署]))(?:等[一-龥]{1,4}部门)?(?:关于|印发|公布)/;

export function readIssuer(flat: Flat, title: string | null): string | null {
  const shown = label.exec(flat.text)?.[1];
  if (shown !== undefined) return oneLine(shown);
  return title === null ? null : (inTitle.exec(title)?.[1] ?? null);
}
