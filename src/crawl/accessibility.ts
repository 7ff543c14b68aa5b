/** Accessibility and a picture, once a page template: one axe run costs as much as two hundred crawled pages. */
import type { AccessibilityFact, Gap } from '../model/facts.ts';
import type { StoredPage } from '../model/snapshot.ts';
import { type Archive, readRecord } from '../snapshot/archive.ts';
import type { SnapshotStore } from '../snapshot/store.ts';
import { runAxe } from './axe.ts';
import type { Files } from './browser-files.ts';
import { takePicture } from './screenshot.ts';
import type { SiteTask } from './site.ts';
import { type SiteBrowser, withBrowser } from './site-browser.ts';

const maxTemplates = 8;
/** For one page: what it loads waits for its host's turn. */
const pageLimit = 90_000;

export interface Checked {
  accessibility?: AccessibilityFact[];
  /** Templates that the pages show, and how many of them were checked. */
  templates?: { seen: number; checked: number; pages: number };
  gaps: Gap[];
}

type CheckTask = Pick<SiteTask, 'site' | 'settings' | 'browserPath' | 'signal' | 'pageMilliseconds' | 'now'>;

/** The fact is absent where no page could be rendered; a gap says what was not. What was checked before a restart is kept. */
export async function checkAccessibility(
  task: CheckTask,
  pages: readonly StoredPage[],
  store: SnapshotStore,
  archive: Archive,
  files: Files,
): Promise<Checked> {
  const gap = (reason: Gap['reason'], place = task.site.id): Gap => ({ fact: 'accessibility', place, reason });
  if (!task.settings.browser) return { gaps: [gap('not-configured')] };
  const path = task.browserPath;
  if (path === null) return { gaps: [gap('no-browser')] };
  const all = templatesOf(pages);
  const chosen = all.slice(0, maxTemplates);
  const done = doneIn(store);
  const gaps: Gap[] = [];
  const open = chosen.filter(({ page }) => done[page.url] === undefined);
  const check = async (browser: SiteBrowser) => {
    for (const template of open) {
      if (task.signal?.aborted) return gaps.push(gap('interrupted'));
      const fact = await checkPage(browser, task, template, store.folder, archive);
      if (fact === 'no-browser') return gaps.push(gap('no-browser'));
      if (fact === null && task.signal?.aborted) return gaps.push(gap('interrupted'));
      done[template.page.url] = fact;
      store.together(() => {
        store.setMeta('archiveEnd', String(archive.size()));
        store.setMeta('accessibility', JSON.stringify(done));
      });
    }
  };
  if (open.length > 0) await withBrowser(path, files, check);
  const accessibility = chosen.flatMap(({ page, count }) => {
    const fact = done[page.url];
    return fact ? [{ ...fact, pages: count }] : [];
  });
  for (const { page } of chosen) if (done[page.url] === null) gaps.push(gap('not-rendered', page.url));
  if (accessibility.length === 0) return { gaps: gaps.length > 0 ? gaps : [gap('not-rendered')] };
  const standFor = accessibility.reduce((sum, fact) => sum + fact.pages, 0);
  return { accessibility, templates: { seen: all.length, checked: accessibility.length, pages: standFor }, gaps };
}

/** By address: what was found, null where the page failed. */
function doneIn(store: SnapshotStore): Record<string, AccessibilityFact | null> {
  const known = JSON.parse(store.meta('accessibility') ?? '{}') as Record<string, AccessibilityFact | null>;
  return Object.assign(Object.create(null), known);
}

interface Template {
  page: StoredPage;
  /** Pages that share it. */
  count: number;
}

/** The shallowest page of each template, the most used ones first. */
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
  return [...groups.values()].sort((a, b) => b.count - a.count || (isBefore(a.page, b.page) ? -1 : 1));
}

/** Independent of the order of the crawl. */
function isBefore(a: StoredPage, b: StoredPage): boolean {
  return a.depth !== b.depth ? a.depth < b.depth : a.url < b.url;
}

async function checkPage(
  browser: SiteBrowser,
  { pageMilliseconds = pageLimit, now }: CheckTask,
  { page, count }: Template,
  folder: string,
  archive: Archive,
): Promise<AccessibilityFact | null | 'no-browser'> {
  // What the site sent: its scripts run here anyway.
  const { record, sha256 } = page.rendered?.answer ?? page;
  const { body } = await readRecord(folder, record);
  const document = { url: page.finalUrl, body, contentType: `text/html; charset=${page.facts!.charset}` };
  const done = await browser.visit(document, { timeout: pageMilliseconds }, async (visit) => {
    const violations = await runAxe(visit.page);
    return { violations, picture: await takePicture(visit.page) };
  });
  if (done === null || done === 'no-browser') return done;
  const { violations, picture } = done.result;
  const { url, fetchedAt, facts } = page;
  const fact = { template: facts!.template, pages: count, url, violations, at: { url, fetchedAt, sha256, record } };
  if (picture === null) return fact;
  const at = now().toISOString();
  const kept = {
    type: 'resource' as const,
    url: `urn:view:${page.finalUrl}`,
    contentType: 'image/jpeg',
    body: picture,
    at,
  };
  return { ...fact, picture: await archive.writeDerived(kept) };
}
