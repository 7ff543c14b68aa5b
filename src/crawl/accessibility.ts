/** Accessibility, once a page template: one axe run costs as much as two hundred crawled pages. */
import pLimit from 'p-limit';
import type { AccessibilityFact, Gap } from '../model/facts.ts';
import type { StoredPage } from '../model/snapshot.ts';
import { readRecord } from '../snapshot/archive.ts';
import { runAxe } from './axe.ts';
import { type Browser, openBrowser } from './browser.ts';
import type { Fetcher } from './fetch.ts';
import type { SiteTask } from './site.ts';

const maxTemplates = 8;
/** For one page: what it loads waits for its host's turn. */
const pageLimit = 90_000;

export interface Rendered {
  accessibility?: AccessibilityFact[];
  gaps: Gap[];
}

type AccessibilityTask = Pick<SiteTask, 'site' | 'settings' | 'browserPath' | 'folder' | 'signal' | 'pageMilliseconds'>;

/** The fact is absent where no page could be rendered; a gap says what was not. */
export async function checkAccessibility(
  task: AccessibilityTask,
  pages: readonly StoredPage[],
  fetcher: Fetcher,
): Promise<Rendered> {
  const gap = (reason: Gap['reason'], place = task.site.id): Gap => ({ fact: 'accessibility', place, reason });
  if (!task.settings.browser) return { gaps: [gap('not-configured')] };
  if (task.browserPath === null) return { gaps: [gap('no-browser')] };
  return oneBrowser(() => checkTemplates(task, task.browserPath!, templatesOf(pages), fetcher));
}

/** The machine is small: one browser at a time, however many sites are crawled. */
const oneBrowser = pLimit(1);

async function checkTemplates(
  task: AccessibilityTask,
  browserPath: string,
  templates: readonly Template[],
  fetcher: Fetcher,
): Promise<Rendered> {
  const accessibility: AccessibilityFact[] = [];
  const gaps: Gap[] = [];
  const gap = (reason: Gap['reason'], place: string) => gaps.push({ fact: 'accessibility', place, reason });
  let browser: Browser | null = null;
  for (const { page, count } of templates) {
    if (task.signal?.aborted === true) {
      gap('interrupted', task.site.id);
      break;
    }
    browser ??= await openBrowser(browserPath, fetcher).catch(() => null);
    if (browser === null) {
      gap('no-browser', task.site.id);
      break;
    }
    const fact = await checkPage(browser, task, page, count).catch(() => null);
    if (fact !== null) accessibility.push(fact);
    else {
      gap('not-rendered', page.url);
      await browser.close();
      browser = null;
    }
  }
  await browser?.close();
  if (accessibility.length === 0 && gaps.length === 0) gap('not-rendered', task.site.id);
  return accessibility.length === 0 ? { gaps } : { accessibility, gaps };
}

interface Template {
  page: StoredPage;
  /** Pages that share it. */
  count: number;
}

/** The shallowest page of each of the most used templates. */
export function templatesOf(pages: readonly StoredPage[]): Template[] {
  const groups = new Map<string, Template>();
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
  { folder, pageMilliseconds = pageLimit }: Pick<SiteTask, 'folder' | 'pageMilliseconds'>,
  page: StoredPage,
  count: number,
): Promise<AccessibilityFact> {
  const { body, contentType } = await readRecord(folder, page.record);
  const document = { url: page.finalUrl, body, contentType: contentType ?? 'text/html' };
  const violations = await browser.withPage(document, pageMilliseconds, runAxe);
  const { url, fetchedAt, sha256, record, facts } = page;
  return { template: facts!.template, pages: count, url, violations, at: { url, fetchedAt, sha256, record } };
}
