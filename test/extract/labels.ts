/** Compares what the reader says of captured pages with what a careful person says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractPage } from '../../src/extract/page.ts';
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

export function measure(root: string, read: (file: string) => Uint8Array): { fields: FieldScore[]; median: number } {
  const lines = (name: string): unknown[] =>
    readFileSync(join(root, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const manifest = new Map((lines('manifest.jsonl') as ManifestRow[]).map((row) => [row.file, row]));
  const labels = lines('labels.jsonl') as Label[];
  const scores = new Map(
    Object.keys(fields).map((name) => [name, { name, n: 0, agree: 0, doubtful: 0, misses: [] as string[] }]),
  );
  const pages = labels.map((label) => ({ label, row: manifest.get(label.file)!, body: read(join(root, label.file)) }));
  const facts = pages.map(({ row, body }) => extractPage(inputOf(row, body)));
  pages.forEach(({ label }, i) => {
    for (const [name, pair] of Object.entries(fields)) {
      const values = pair(label, facts[i]!);
      if (values === null) continue;
      const score = scores.get(name)!;
      score.n++;
      if (flat(values[0]) === flat(values[1])) score.agree++;
      else {
        const doubt = label.doubt !== null;
        if (doubt) score.doubtful++;
        score.misses.push(`${doubt ? '? ' : ''}${label.file}: ${values[0]} <> ${values[1]}`);
      }
    }
  });
  const times = pages.flatMap(({ row, body }) => {
    const start = performance.now();
    extractPage(inputOf(row, body));
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { fields: [...scores.values()], median: times[times.length >> 1]! };
}

export interface ManifestRow {
  file: string;
  host: string;
  url: string | null;
  saved_year: number;
}

/** A page without a known address gets one from its file; it was saved at the end of its year. */
export function inputOf(row: ManifestRow, body: Uint8Array): Parameters<typeof extractPage>[0] {
  return {
    body,
    url: row.url ?? `http://${row.host}/saved/page/${row.file.split('/')[1]}`,
    contentType: null,
    at: `${row.saved_year}-12-31`,
  };
}
