/** Accessibility and a picture, once a page template: one axe run costs as much as two hundred crawled pages. */
import type { LeanPage } from '../../extract/site/lean.ts';
import type { AccessibilityFact, Gap } from '../../model/facts.ts';
import { type Archive, readRecord } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { SiteTask } from '../site.ts';
import { axeRules, runAxe } from './axe.ts';
import type { Files } from './browser-files.ts';
import { type Basis, noteFiles, openCheckedBefore, type Seen } from './checked-before.ts';
import { takePicture } from './screenshot.ts';
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

type CheckTask = Pick<
  SiteTask,
  'site' | 'settings' | 'browserPath' | 'previous' | 'signal' | 'pageMilliseconds' | 'now' | 'log'
>;

/** The fact is absent where no page could be rendered; a gap says what was not. What was checked before a restart is kept. */
export async function checkAccessibility(
  task: CheckTask,
  pages: readonly LeanPage[],
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
  const noted = noteFiles(files);
  const before = openCheckedBefore(task.previous, files);
  const rules = await axeRules();
  const keep = async (template: Template, seen: Seen | null, basis: Basis | null) => {
    const { url } = template.page;
    done.facts[url] = seen && (await factOf(template, seen, archive));
    if (seen !== null && basis !== null) done.bases[url] = basis;
    store.together(() => {
      store.setMeta('archiveEnd', String(archive.size()));
      store.setMeta('accessibility', JSON.stringify(done.facts));
      store.setMeta('accessibilityBases', JSON.stringify(done.bases));
    });
  };
  const open: { template: Template; basis: Omit<Basis, 'files'> }[] = [];
  for (const template of chosen) {
    const { url } = template.page;
    if (done.facts[url] !== undefined || task.signal?.aborted) continue;
    const basis = basisOf(template, rules);
    const found = await before.find(url, basis);
    if (found === null) open.push({ template, basis });
    else await keep(template, found, found.basis);
  }
  const check = async (browser: SiteBrowser) => {
    for (const { template, basis } of open) {
      if (task.signal?.aborted) return;
      noted.begin();
      const seen = await checkPage(browser, task, template, store.folder);
      if (seen === 'no-browser') return gaps.push(gap('no-browser'));
      if (seen === null && task.signal?.aborted) return;
      const asked = noted.asked();
      await keep(template, seen, asked && { ...basis, files: asked });
    }
  };
  if (open.length > 0) await withBrowser(path, noted, check, task.log);
  if (task.signal?.aborted && chosen.some(({ page }) => done.facts[page.url] === undefined))
    gaps.push(gap('interrupted'));
  const accessibility = chosen.flatMap(({ page, count }) => {
    const fact = done.facts[page.url];
    return fact ? [{ ...fact, pages: count }] : [];
  });
  for (const { page } of chosen) if (done.facts[page.url] === null) gaps.push(gap('not-rendered', page.url));
  if (accessibility.length === 0) return { gaps: gaps.length > 0 ? gaps : [gap('not-rendered')] };
  const standFor = accessibility.reduce((sum, fact) => sum + fact.pages, 0);
  return { accessibility, templates: { seen: all.length, checked: accessibility.length, pages: standFor }, gaps };
}

interface Done {
  /** By address: what was found, null where the page failed. */
  facts: Record<string, AccessibilityFact | null>;
  /** By address: what it was found in. */
  bases: Record<string, Basis>;
}

function doneIn(store: SnapshotStore): Done {
  const read = (key: string) => Object.assign(Object.create(null), JSON.parse(store.meta(key) ?? '{}'));
  return { facts: read('accessibility'), bases: read('accessibilityBases') };
}

interface Template {
  page: LeanPage;
  /** Pages that share it. */
  count: number;
}

/** The shallowest page of each template, the most used ones first. */
export function templatesOf(pages: readonly LeanPage[]): Template[] {
  const groups = new Map<string, Template>();
  for (const page of pages) {
    if (page.facts === null || page.facts.trouble !== null || page.facts.refresh !== null || page.facts.data) continue;
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
function isBefore(a: LeanPage, b: LeanPage): boolean {
  return a.depth !== b.depth ? a.depth < b.depth : a.url < b.url;
}

/** What the site sent: its scripts run here anyway. */
function sentOf(page: LeanPage): { record: string; sha256: string } {
  const { record, sha256 } = page.rendered?.answer ?? page;
  return { record, sha256 };
}

function basisOf({ page }: Template, rules: string): Omit<Basis, 'files'> {
  return { rules, document: sentOf(page).sha256, charset: page.facts!.charset };
}

async function checkPage(
  browser: SiteBrowser,
  { pageMilliseconds = pageLimit, now }: CheckTask,
  { page }: Template,
  folder: string,
): Promise<Seen | null | 'no-browser'> {
  const { body } = await readRecord(folder, sentOf(page).record);
  const document = { url: page.finalUrl, body, contentType: `text/html; charset=${page.facts!.charset}` };
  const done = await browser.visit(document, { timeout: pageMilliseconds }, async (visit) => {
    const violations = await runAxe(visit.page);
    const body = await takePicture(visit.page);
    return { violations, picture: body && { body, at: now().toISOString() } };
  });
  return done === null || done === 'no-browser' ? done : done.result;
}

async function factOf(
  { page, count }: Template,
  { violations, picture }: Seen,
  archive: Archive,
): Promise<AccessibilityFact> {
  const { url, finalUrl, fetchedAt, facts } = page;
  const at = { url, fetchedAt, ...sentOf(page) };
  const fact = { template: facts!.template, pages: count, url, violations, at };
  if (picture === null) return fact;
  const kept = { type: 'resource' as const, url: `urn:view:${finalUrl}`, contentType: 'image/jpeg', ...picture };
  return { ...fact, picture: await archive.writeDerived(kept) };
}
