/** Accessibility, once a page template: one axe run costs as much as two hundred crawled pages. */
import type { AccessibilityFact, Gap } from '../model/facts.ts';
import type { StoredPage } from '../model/snapshot.ts';
import { readRecord } from '../snapshot/archive.ts';
import { runAxe } from './axe.ts';
import { type Browser, openBrowser } from './browser.ts';
import type { Fetcher } from './fetch.ts';
import type { SiteTask } from './site.ts';

const maxTemplates = 8;
const pageMilliseconds = 90_000;

export interface Rendered {
  accessibility?: AccessibilityFact[];
  gaps: Gap[];
}

/** The fact is absent where no page could be rendered; a gap says what was not. */
export async function checkAccessibility(
  task: Pick<SiteTask, 'site' | 'settings' | 'browserPath' | 'folder' | 'signal'>,
  pages: readonly StoredPage[],
  fetcher: Fetcher,
): Promise<Rendered> {
  const gap = (reason: Gap['reason'], place = task.site.id): Gap => ({ fact: 'accessibility', place, reason });
  if (!task.settings.browser) return { gaps: [gap('not-configured')] };
  if (task.browserPath === null) return { gaps: [gap('no-browser')] };
  const stopped = () => task.signal?.aborted === true;
  if (stopped()) return { gaps: [gap('interrupted')] };
  const browser = await openBrowser(task.browserPath, fetcher).catch(() => null);
  if (browser === null) return { gaps: [gap('no-browser')] };
  const accessibility: AccessibilityFact[] = [];
  const gaps: Gap[] = [];
  try {
    for (const { page, count } of templatesOf(pages)) {
      if (stopped()) break;
      const fact = await checkPage(browser, task.folder, page, count).catch(() => null);
      if (fact === null) gaps.push(gap('not-rendered', page.url));
      else accessibility.push(fact);
    }
  } finally {
    await browser.close().catch(() => {});
  }
  return accessibility.length === 0
    ? { gaps: gaps.length === 0 ? [gap('not-rendered')] : gaps }
    : { accessibility, gaps };
}

/** The shallowest page of each of the most used templates. */
export function templatesOf(pages: readonly StoredPage[]): { page: StoredPage; count: number }[] {
  const groups = new Map<string, { page: StoredPage; count: number }>();
  for (const page of pages) {
    if (page.facts === null || page.facts.trouble !== null || page.facts.refresh !== null) continue;
    const group = groups.get(page.facts.template);
    if (group === undefined) groups.set(page.facts.template, { page, count: 1 });
    else {
      group.count++;
      if (isBefore(page, group.page)) group.page = page;
    }
  }
  return [...groups.values()]
    .sort((a, b) => b.count - a.count || (isBefore(a.page, b.page) ? -1 : 1))
    .slice(0, maxTemplates);
}

/** Independent of the order of the crawl. */
function isBefore(a: StoredPage, b: StoredPage): boolean {
  return a.depth !== b.depth ? a.depth < b.depth : a.url < b.url;
}

async function checkPage(
  browser: Browser,
  folder: string,
  page: StoredPage,
  count: number,
): Promise<AccessibilityFact> {
  const { body, contentType } = await readRecord(folder, page.record);
  const document = { url: page.finalUrl, body, contentType: contentType ?? 'text/html' };
  const violations = await browser.withPage(document, pageMilliseconds, runAxe);
  const { url, fetchedAt, sha256, record, facts } = page;
  return { template: facts!.template, pages: count, url, violations, at: { url, fetchedAt, sha256, record } };
}
