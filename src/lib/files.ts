/** Which attached files of a site are fetched and read. */
import type { PageFacts } from '../model/page.ts';
import type { Plan } from '../model/plan.ts';
import { addDays } from './dates.ts';

/** Whatever asks for it, no more files of one site. */
export const maxFiles = 200;
/** Where the whole site is read: files of the last year. */
const recentDays = 400;
const isFile = /\.(?:pdf|ofd|docx?|wps|xlsx?|et|rtf|csv|txt|zip|rar|7z|ceb)$/i;

export interface WantedFile {
  url: string;
  name: string;
  /** Address of the page that offers it. */
  from: string;
  /** Day of that page or of its row in a list. */
  publishedAt: string | null;
}

type Offering = Pick<PageFacts, 'url' | 'kind' | 'publishedAt' | 'columnName' | 'breadcrumb' | 'attachments' | 'list'>;

/**
 * Newest first, each address once. `classOf` tells the class of a column. Rows of a list may lead to files without a page
 * between.
 */
export function wantedFiles(
  plan: Plan | null,
  pages: readonly Offering[],
  classOf: (name: string, above: readonly string[]) => string | null,
  asOf: string,
): WantedFile[] {
  const sinceOf = (names: readonly (string | null)[]): string | null => {
    if (plan === null) return addDays(asOf, -recentDays);
    const days = names.flatMap((name) => (name === null ? [] : (plan.attachments?.[name] ?? [])));
    return days.sort()[0] ?? null;
  };
  const found = new Map<string, WantedFile>();
  const add = (file: WantedFile, since: string) => {
    // A day that nobody knows may lie after it.
    if ((file.publishedAt === null || file.publishedAt >= since) && !found.has(file.url)) found.set(file.url, file);
  };
  for (const page of pages) {
    if (page.attachments.length === 0 && page.list === null) continue;
    const names = [page.columnName, ...page.breadcrumb].filter((name) => name !== null);
    const since = sinceOf([page.kind, ...names.map((name) => classOf(name, page.breadcrumb))]);
    if (since === null) continue;
    const { publishedAt, url: from } = page;
    for (const { url, name } of page.attachments) add({ url, name, from, publishedAt }, since);
    for (const { url, title, date } of page.list?.items ?? [])
      if (url !== null && isFile.test(url.split(/[?#]/)[0]!)) add({ url, name: title, from, publishedAt: date }, since);
  }
  const day = (file: WantedFile) => file.publishedAt ?? '9999';
  return [...found.values()].sort((a, b) => (day(a) === day(b) ? (a.url < b.url ? -1 : 1) : day(a) > day(b) ? -1 : 1));
}
