/** Compares what the reader says of captured pages with what a careful person says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractPage, type PageInput } from '../../src/extract/page.ts';
import type { PageFacts } from '../../src/model/page.ts';

interface Label {
  file: string;
  kind: string;
  title: string | null;
  publishedAt: string | null;
  publishedAtMeta: string | null;
  source: string | null;
  docNumber: string | null;
  columnName: string | null;
  list: null | {
    count: number;
    first: { title: string; date: string | null } | null;
    last: { title: string; date: string | null } | null;
    newest: string | null;
    pages: number | null;
    empty: boolean;
  };
  idCode: string | null;
  icp: string | null;
  policeNo: string | null;
  interprets: string | null;
  doubt: string | null;
}

export interface FieldScore {
  name: string;
  n: number;
  agree: number;
  misses: string[];
}

/** As compared: without white space, letters and digits folded. */
export const flatValue = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '');

/** What is compared: the label's value and ours, or null where the field does not apply. */
const fields: Record<string, (l: Label, f: PageFacts) => [unknown, unknown] | null> = {
  kind: (l, f) => [l.kind, f.kind],
  title: (l, f) => [l.title, f.title],
  publishedAt: (l, f) => [l.publishedAt, f.publishedAt],
  publishedAtMeta: (l, f) => [l.publishedAtMeta, f.publishedAtMeta],
  source: (l, f) => [l.source, f.source],
  docNumber: (l, f) => [bracketed(l.docNumber), bracketed(f.docNumber)],
  columnName: (l, f) => [l.columnName, f.columnName],
  listCount: (l, f) => (l.list === null ? null : [l.list.count, f.list?.items.length]),
  listFirst: (l, f) => (l.list === null ? null : [item(l.list.first), item(f.list?.items[0])]),
  listLast: (l, f) => (l.list === null ? null : [item(l.list.last), item(f.list?.items.at(-1))]),
  /** Empty told from unread. */
  empty: (l, f) => (l.list === null ? null : [l.list.empty, f.list?.items.length === 0 && f.list.unread === null]),
  newest: (l, f) => (l.list === null ? null : [l.list.newest, newest(f)]),
  pages: (l, f) => (l.list === null ? null : [l.list.pages, f.list?.pages]),
  identity: (l, f) =>
    l.kind === 'home'
      ? [`${l.idCode} ${l.icp} ${l.policeNo}`, `${f.identity.idCode} ${f.identity.icp} ${f.identity.policeNo}`]
      : null,
  interprets: (l, f) => (l.kind === 'interpretation' ? [l.interprets, f.interprets?.title] : null),
};

/** Numbers are printed with brackets of all kinds. */
const bracketed = (number: string | null): string | null =>
  number?.replace(/[[【（(]/, '〔').replace(/[\]】）)]/, '〕') ?? null;
const item = (i: { title: string; date: string | null } | null | undefined): string =>
  i ? `${i.title}|${i.date}` : '';
const newest = (f: PageFacts): string | null =>
  (f.list?.items ?? []).reduce<string | null>(
    (max, i) => (i.date !== null && (max === null || i.date > max) ? i.date : max),
    null,
  );

export interface LabelledPage {
  label: Label;
  input: PageInput;
  /** Family of the site's software, as guessed by the manifest. */
  cms: string;
}

export const pagesRoot = join(import.meta.dirname, '../../../shared/real/pages');

/** The pages that careful readers labelled: those of the shared folder, and ours. */
export function labelledPages(): LabelledPage[] {
  const lines = (file: string): unknown[] =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const rows = lines(join(pagesRoot, 'manifest.jsonl')) as ManifestRow[];
  const manifest = new Map(rows.map((row) => [row.file, row]));
  const files = [join(pagesRoot, 'labels.jsonl'), join(import.meta.dirname, 'labels-more.jsonl')];
  return (files.flatMap(lines) as Label[]).map((label) => {
    const row = manifest.get(label.file)!;
    return { label, cms: row.cms ?? 'unknown', input: inputOf(row, readFileSync(join(pagesRoot, label.file))) };
  });
}

const listFields = new Set(['listCount', 'listFirst', 'listLast', 'empty', 'newest', 'pages']);

/** What a clause of a doubt must speak of, so that it can name another answer for the field. */
const about: Record<string, RegExp> = {
  kind: /defensible/,
  publishedAt: /\bdate\b/,
  source: /source|来源/i,
  docNumber: /docNumber/,
  columnName: /columnName|breadcrumb/,
  pages: /\bpage[rs]\b/,
};

/** A label's doubt names the other defensible answer; nothing else scores. Where another kind is, so is a page without a list. */
function isDefensible(field: string, { doubt }: Label, ours: unknown, facts: PageFacts): boolean {
  const [asked, answer] = facts.list === null && listFields.has(field) ? ['kind', facts.kind] : [field, ours];
  return (doubt ?? '').split(/;|\.\s/).some((clause) => about[asked]?.test(clause) && doesName(clause, answer));
}

/** A word of the clause, never a piece of one; numbers in a doubt tell how one counted. */
function doesName(clause: string, answer: unknown): boolean {
  if (answer === null || answer === undefined) return /\bnull\b|total unknown/.test(clause);
  return typeof answer === 'string' && clause.split(/[\s,，.()（）、:：/]+/).includes(answer);
}

/** How often a reader agrees with the labels, by field. */
export function measure(
  pages: readonly LabelledPage[],
  read: (page: LabelledPage) => PageFacts = ({ input }) => extractPage(input),
): FieldScore[] {
  const scores = new Map<string, FieldScore>(
    Object.keys(fields).map((name) => [name, { name, n: 0, agree: 0, misses: [] }]),
  );
  for (const page of pages) {
    const { label } = page;
    const facts = read(page);
    for (const [name, pair] of Object.entries(fields)) {
      const values = pair(label, facts);
      if (values === null) continue;
      const [theirs, ours] = values;
      const score = scores.get(name)!;
      score.n++;
      if (flatValue(theirs) === flatValue(ours) || isDefensible(name, label, ours, facts)) score.agree++;
      else score.misses.push(`${label.file}: ${theirs} <> ${ours}`);
    }
  }
  return [...scores.values()];
}

export interface ManifestRow {
  file: string;
  host: string;
  url: string | null;
  saved_year: number;
  cms: string | null;
}

/** A page without a known address gets one from its file; it was saved at the end of its year. */
export function inputOf(row: ManifestRow, body: Uint8Array): PageInput {
  return {
    body,
    url: row.url ?? `http://${row.host}/saved/page/${row.file.split('/')[1]}`,
    contentType: null,
    at: `${row.saved_year}-12-31`,
  };
}
