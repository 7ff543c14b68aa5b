/** Accessibility and a picture, once a page template: one axe run costs as much as two hundred crawled pages. */
import type { AccessibilityFact, Gap } from '../../model/facts.ts';
import { type Archive, readRecord } from '../../snapshot/archive.ts';
import type { SnapshotStore } from '../../snapshot/store.ts';
import type { SiteTask } from '../site.ts';
import { axeRules, runAxe } from './axe.ts';
import type { Files } from './browser-files.ts';
import { type Basis, noteFiles, openCheckedBefore, type Seen } from './checked-before.ts';
import { takePicture } from './screenshot.ts';
import { type SiteBrowser, withBrowser } from './site-browser.ts';
import type { Template } from './templates.ts';

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
  store: SnapshotStore,
  archive: Archive,
  files: Files,
  templates: () => Promise<Template[]>,
): Promise<Checked> {
  const gap = (reason: Gap['reason'], place = task.site.id): Gap => ({ fact: 'accessibility', place, reason });
  if (!task.settings.browser) return { gaps: [gap('not-configured')] };
  const path = task.browserPath;
  if (path === null) return { gaps: [gap('no-browser')] };
  const all = await templates();
  const chosen = all.slice(0, maxTemplates);
  const done = doneIn(store);
  const gaps: Gap[] = [];
  const noted = noteFiles(files);
  const before = openCheckedBefore(task.previous, files);
  const rules = await axeRules();
  const keep = async (template: Template, seen: Seen | null, basis: Basis | null) => {
    const { url } = template;
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
    const { url } = template;
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
  if (task.signal?.aborted && chosen.some(({ url }) => done.facts[url] === undefined)) gaps.push(gap('interrupted'));
  const accessibility = chosen.flatMap(({ url, pages }) => {
    const fact = done.facts[url];
    return fact ? [{ ...fact, pages }] : [];
  });
  for (const { url } of chosen) if (done.facts[url] === null) gaps.push(gap('not-rendered', url));
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

function basisOf({ sent, charset }: Template, rules: string): Omit<Basis, 'files'> {
  return { rules, document: sent.sha256, charset };
}

async function checkPage(
  browser: SiteBrowser,
  { pageMilliseconds = pageLimit, now }: CheckTask,
  { finalUrl, sent, charset }: Template,
  folder: string,
): Promise<Seen | null | 'no-browser'> {
  const { body } = await readRecord(folder, sent.record);
  const document = { url: finalUrl, body, contentType: `text/html; charset=${charset}` };
  const done = await browser.visit(document, { timeout: pageMilliseconds }, async (visit) => {
    const violations = await runAxe(visit.page);
    const body = await takePicture(visit.page);
    return { violations, picture: body && { body, at: now().toISOString() } };
  });
  return done === null || done === 'no-browser' ? done : done.result;
}

async function factOf(
  { template, pages, url, finalUrl, fetchedAt, sent }: Template,
  { violations, picture }: Seen,
  archive: Archive,
): Promise<AccessibilityFact> {
  const fact = { template, pages, url, violations, at: { url, fetchedAt, ...sent } };
  if (picture === null) return fact;
  const kept = { type: 'resource' as const, url: `urn:view:${finalUrl}`, contentType: 'image/jpeg', ...picture };
  return { ...fact, picture: await archive.writeDerived(kept) };
}
