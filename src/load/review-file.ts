/** Decisions filled into the workbook of a run: every row with one is checked, and all faults are told at once. */
import { type Fault, faultsError, UserError } from '../lib/errors.ts';
import { type Covers, decisionWords, type Review, reviewSchema, scopes, scopeWords } from '../model/review.ts';
import { suggestion } from './faults.ts';
import type { Column } from './register-headers.ts';
import { readHeaders, readRows } from './sheet.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

const columns: readonly Column[] = [
  { field: 'fingerprint', headers: ['编号'], kind: 'text', hint: '' },
  { field: 'decision', headers: ['决定', '异议'], kind: 'text', hint: '' },
  { field: 'reason', headers: ['理由', '异议理由'], kind: 'text', hint: '' },
  { field: 'by', headers: ['决定人', '责任人'], kind: 'text', hint: '' },
  { field: 'at', headers: ['决定日期', '填报日期'], kind: 'day', hint: '' },
  { field: 'attachment', headers: ['附件'], kind: 'text', hint: '' },
  { field: 'expires', headers: ['有效期至'], kind: 'day', hint: '' },
  { field: 'scope', headers: ['范围'], kind: 'text', hint: '' },
];

/** What may be decided on. */
export interface Decidable {
  agency: string;
  check: string;
  /** Null: not about one page. */
  page: string | null;
}

/** `known` by fingerprint; `today` dates a row that gives no day. */
export async function readReviews(
  file: string,
  known: ReadonlyMap<string, Decidable>,
  today: string,
  label = file,
): Promise<Review[]> {
  const all = await readWorkbook(file, label);
  const sheets = all.filter((sheet) => isForDecisions(sheet));
  // Also a sheet that was added to the form, or hidden in it.
  const isForm = all.some(isFeedback);
  if (sheets.length === 0)
    throw new UserError(`${label} 里没有带“编号”和“决定”两列的表，应为评价结果中的 workbook.xlsx`);
  const faults: Fault[] = [];
  const seen = new Map<string, string>();
  const reviews = sheets.flatMap((sheet) => {
    const say = (line: number, message: string) => faults.push({ file: `${label}[${sheet.name}]`, line, message });
    const rows = readRows(
      sheet,
      readHeaders({ name: sheet.name, titles: [], columns: planOf(sheet) }, sheet, say),
      say,
    );
    return rows.flatMap(({ line, values }): Review[] => {
      if (values.decision === undefined) return [];
      const review = reviewOf(values, known, today, (message) => say(line, message));
      if (review === null) return [];
      // An agency's own form may appeal and decides nothing.
      if (isForm && review.decision !== 'appeal') say(line, `反馈表的“异议”只能写“${decisionWords.appeal}”`);
      const first = seen.get(review.fingerprint);
      if (first !== undefined) say(line, `编号“${review.fingerprint}”在${first}已有决定`);
      seen.set(review.fingerprint, `${sheet.name}第${line}行`);
      return [review];
    });
  });
  if (faults.length > 0) throw faultsError(faults);
  return reviews;
}

function isForDecisions({ rows }: Pick<Sheet, 'rows'>): boolean {
  const head = (rows[0] ?? []).map(String);
  return head.includes('编号') && (head.includes('决定') || isFeedback({ rows }));
}

/** The form that came with an agency's notice; a column that the agency renamed makes it no other. */
function isFeedback({ rows }: Pick<Sheet, 'rows'>): boolean {
  const head = (rows[0] ?? []).map((cell) => String(cell).trim());
  return ['异议', '异议理由', '整改情况', '整改后的网址'].some((name) => head.includes(name));
}

/** What stands in the other columns is for the eye. */
function planOf({ rows }: Sheet): Column[] {
  const known = columns.flatMap((c) => c.headers);
  const others = (rows[0] ?? []).filter((cell): cell is string => typeof cell === 'string' && !known.includes(cell));
  return [
    ...columns,
    ...others.map((name): Column => ({ field: `shown ${name}`, headers: [name], kind: 'shown', hint: '' })),
  ];
}

function reviewOf(
  { fingerprint, decision, reason, by, at = '', attachment, expires, scope }: Record<string, unknown>,
  known: ReadonlyMap<string, Decidable>,
  today: string,
  say: (message: string) => void,
): Review | null {
  const words: Record<string, string> = decisionWords;
  const chosen = Object.keys(words).find((key) => words[key] === decision);
  if (chosen === undefined)
    say(
      `“决定”应为${Object.values(words).join('、')}之一，现为“${decision}”${suggestion(String(decision), Object.values(words))}`,
    );
  if (typeof fingerprint !== 'string' || !known.has(fingerprint))
    say(`这次评价里没有编号为“${fingerprint ?? ''}”的问题`);
  if (reason === undefined) say('写了“决定”的行应写“理由”');
  if (by === undefined) say('写了“决定”的行应写“决定人”');
  const covers = coversOf(scope, known.get(String(fingerprint)), say);
  const review = reviewSchema.safeParse({
    ...{ fingerprint, decision: chosen, reason, by, at: at === '' ? today : at },
    ...(attachment !== undefined && { attachment }),
    ...(expires !== undefined && { expires }),
    ...(covers && { covers }),
  });
  return review.success ? review.data : null;
}

/** The scope as written, on the finding that it was written beside; undefined: the finding alone. */
export function coversOf(
  scope: unknown,
  finding: Decidable | undefined,
  say: (message: string) => void,
): Covers | undefined {
  const chosen = scope === undefined ? 'finding' : scopes.find((key) => scopeWords[key] === scope || key === scope);
  if (chosen === undefined) say(`“范围”应为${Object.values(scopeWords).join('、')}之一，现为“${scope}”`);
  if (chosen === undefined || chosen === 'finding' || finding === undefined) return undefined;
  const { agency, check, page } = finding;
  if (chosen === 'agency') return { scope: 'agency', agency, check };
  if (page === null) say(`这个问题不是某一个页面的，“范围”不能写“${scopeWords.page}”`);
  return page === null ? undefined : { scope: 'page', agency, page };
}
