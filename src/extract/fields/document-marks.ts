/** What a document says of itself beside its text: index number, day it was finished, force, theme, whom it is sent to. */
import { squeeze } from '../../lib/chinese.ts';
import type { DocumentMarks, Validity } from '../../model/page.ts';
import { parseDate } from '../dates/dates.ts';
import { finishedDate } from '../dates/finished-date.ts';
import type { DocumentTable } from './document-table.ts';
import { opennessOf } from './openness.ts';
import { stateInTitle, stateOf, untilIn } from './validity.ts';

/** Null where it says nothing of them. */
export function readDocumentMarks(
  table: DocumentTable,
  title: string | null,
  text: string,
  textIn: DocumentMarks['textIn'] | null,
): DocumentMarks | null {
  const inTable = table.finished === undefined ? null : parseDate(table.finished);
  const signed = finishedDate(text);
  const finishedAt = inTable ?? signed;
  const openness = opennessOf(table.openness ?? '', text);
  const validity = validityOf(title ?? '', table.validity ?? '', table.until ?? '', text);
  const addressee = addresseeOf(text);
  const marks: DocumentMarks = {
    ...(table.index !== undefined && /\d/.test(table.index) && { indexNumber: table.index }),
    ...(finishedAt !== null && { finishedAt }),
    ...(inTable !== null && signed !== null && signed !== inTable && { signedAt: signed }),
    ...(validity !== null && { validity }),
    ...(openness !== null && { openness }),
    ...(table.genre !== undefined && { genre: table.genre }),
    ...(table.theme !== undefined && { theme: table.theme }),
    ...(addressee !== null && { addressee }),
    ...(textIn != null && { textIn }),
  };
  return Object.keys(marks).length === 0 ? null : marks;
}

function validityOf(title: string, value: string, untilValue: string, text: string): Validity | null {
  const state = stateInTitle(title) ?? stateOf(value);
  const until = parseDate(untilValue) ?? (/期/.test(value) ? parseDate(value) : null) ?? untilIn(text);
  return state === null && until === null ? null : { state, until };
}

const addressed = /^[\p{Script=Han}\d、，,；;（）()“”《》\s]{2,300}[：:]$/u;
const receivers = /[各省市州县区旗镇乡街委局厅办府会院校司]|单位|部门|公司|企业|中心|同志/;
const speech = /^各位|尊敬|如下|[请现]|按照|根据|目的|时间|地点|附件|其中|包括/;

/** 主送机关: the line at the head of the text that ends in a colon. */
function addresseeOf(text: string): string | null {
  for (const line of text.slice(0, 1_500).split('\n').slice(0, 8)) {
    const plain = squeeze(line);
    if (addressed.test(plain) && receivers.test(plain) && !speech.test(plain)) return plain.slice(0, -1);
    if (plain.length > 60 && /。/.test(plain)) return null;
  }
  return null;
}
