/** Days on which decisions of enforcement were made, from the table or the labels of the page that publishes them. */
import type { DecisionKind, Decisions } from '../../model/decisions.ts';
import { fullDates } from '../dates/dates.ts';
import type { Flat } from '../html/flat.ts';
import { dayIn, headedRows } from '../lists/headed-rows.ts';

const decided =
  '(?:(?:作出|做出)?(?:行政)?(?:处罚|许可|强制|执法)?决定(?:书)?(?:的)?(?:日期|时间|期(?=[（(]))(?:[（(]公文落款时间[）)])?|(?:行政)?(?:处罚|许可)(?:的)?(?:日期|时间)|准予许可(?:日期|时间))';
const isDecided = new RegExp(`^${decided}$`);
const isPublished = /^(?:(?:信息)?(?:公示|公开|发布|公布|上网)(?:的)?(?:日期|时间))$/;
const label = new RegExp(`${decided}[\\s：:】\\])）|]{0,8}(?=\\d)`, 'g');
const subject = /处罚|许可|双公示|行政执法|行政强制/;
const most = 300;

/** Null where title and column tell of none, or no day is labelled. `signedAt`: the day under the text. */
export function readDecisions(flat: Flat, title: string, column: string, signedAt: string | null): Decisions | null {
  const names = `${title} ${column}`;
  if (!subject.test(names)) return null;
  const kind: DecisionKind = /处罚/.test(title || column)
    ? 'penalty'
    : /许可/.test(title || column)
      ? 'licence'
      : 'other';
  const rows = [fromTable(flat), fromLabels(flat)].find((found) => found.length > 0) ?? ofSignature(title, signedAt);
  return rows.length === 0 ? null : { kind, rows };
}

function fromTable(flat: Flat): Decisions['rows'] {
  const rows = headedRows<'decided' | 'published'>(flat, (names) => {
    const [day, published] = [names.findIndex((n) => isDecided.test(n)), names.findIndex((n) => isPublished.test(n))];
    if (day < 0) return null;
    return new Map(
      published < 0
        ? [['decided', day]]
        : [
            ['decided', day],
            ['published', published],
          ],
    );
  });
  return rows.flatMap(({ cell }) => {
    const decidedAt = dayIn(flat, cell('decided'));
    return decidedAt === null ? [] : [{ decidedAt, publishedAt: dayIn(flat, cell('published')) }];
  });
}

function fromLabels({ plain }: Flat): Decisions['rows'] {
  return [...plain.matchAll(label)].slice(0, most).flatMap((hit) => {
    const at = hit.index + hit[0].length;
    const day = fullDates(plain.slice(at, at + 20), 1)[0]?.day;
    return day === undefined ? [] : [{ decidedAt: day, publishedAt: null }];
  });
}

/** Of the decision itself the day under its signature counts. */
function ofSignature(title: string, signedAt: string | null): Decisions['rows'] {
  return signedAt !== null && /决定书/.test(title) ? [{ decidedAt: signedAt, publishedAt: null }] : [];
}
