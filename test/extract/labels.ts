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
  /** Disagreements where the label itself says that two answers are defensible; not among the misses that count. */
  doubtful: number;
  misses: string[];
}

const flat = (value: unknown): string =>
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
  docNumber: (l, f) => [l.docNumber, f.docNumber],
  columnName: (l, f) => [l.columnName, f.columnName],
  listCount: (l, f) => (l.list === null ? null : [l.list.count, f.list?.items.length]),
  listFirst: (l, f) => (l.list === null ? null : [item(l.list.first), item(f.list?.items[0])]),
  listLast: (l, f) => (l.list === null ? null : [item(l.list.last), item(f.list?.items.at(-1))]),
  newest: (l, f) => (l.list === null ? null : [l.list.newest, newest(f)]),
  pages: (l, f) => (l.list === null ? null : [l.list.pages, f.list?.pages]),
  identity: (l, f) =>
    l.kind === 'home'
      ? [`${l.idCode} ${l.icp} ${l.policeNo}`, `${f.identity.idCode} ${f.identity.icp} ${f.identity.policeNo}`]
      : null,
  interprets: (l, f) => (l.kind === 'interpretation' ? [l.interprets, f.interprets?.title] : null),
};

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
}

export function labelledPages(root: string): LabelledPage[] {
  const lines = (name: string): unknown[] =>
    readFileSync(join(root, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const manifest = new Map((lines('manifest.jsonl') as ManifestRow[]).map((row) => [row.file, row]));
  return (lines('labels.jsonl') as Label[]).map((label) => ({
    label,
    input: inputOf(manifest.get(label.file)!, readFileSync(join(root, label.file))),
  }));
}

export function measure(pages: readonly LabelledPage[]): FieldScore[] {
  const scores = new Map<string, FieldScore>(
    Object.keys(fields).map((name) => [name, { name, n: 0, agree: 0, doubtful: 0, misses: [] }]),
  );
  for (const { label, input } of pages) {
    const facts = extractPage(input);
    for (const [name, pair] of Object.entries(fields)) {
      const values = pair(label, facts);
      if (values === null) continue;
      const score = scores.get(name)!;
      score.n++;
      if (flat(values[0]) === flat(values[1])) {
        score.agree++;
        continue;
      }
      if (label.doubt !== null) score.doubtful++;
      score.misses.push(`${label.doubt === null ? '' : '? '}${label.file}: ${values[0]} <> ${values[1]}`);
    }
  }
  return [...scores.values()];
}

export interface ManifestRow {
  file: string;
  host: string;
  url: string | null;
  saved_year: number;
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
