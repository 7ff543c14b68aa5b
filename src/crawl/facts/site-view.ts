/** What the stored pages of one site show. All of them are held at once, until the snapshot is sealed. */
import { classesOf } from '../../extract/columns/classes.ts';
import { placeNames } from '../../extract/columns/place-names.ts';
import { leanPages } from '../../extract/site/lean.ts';
import { deriveFacts } from '../../extract/site.ts';
import { type WantedFile, wantedFiles } from '../../lib/files.ts';
import type { Evidence, Facts, Gap } from '../../model/facts.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { openSnapshot, type SealedMeta } from '../../snapshot/store.ts';
import { type Template, templatesOf } from '../browser/templates.ts';
import { type Draw, drawLinks } from '../probes/draw-links.ts';
import { type Titled, titlesToSearch } from '../probes/search-titles.ts';
import { pageKey } from '../scope/scope.ts';
import type { SiteTask } from '../site.ts';

export type ViewTask = Pick<SiteTask, 'site' | 'folder' | 'asOf' | 'tables' | 'seed' | 'plan' | 'extraPins'>;

/** What has to be known of the facts while requests can still be made. */
export interface Shown {
  /** Where the home page was seen. */
  home: Evidence | null;
  /** Titles to look for with the site's own search. */
  titles: Titled[];
}

export interface SiteView {
  /** Attached files that an indicator asks for. */
  files(): WantedFile[];
  /** Pages at these addresses have been stored since. */
  add(urls: readonly string[]): void;
  /** Links to ask after. */
  draw(): Draw;
  templates(): Template[];
  /** Derives the facts, when nothing more is to be stored but what `seal` is given. */
  derive(): Shown;
  /** Seals the snapshot; nobody else may have it open. `beside`: facts that are not made of pages. */
  seal(meta: SealedMeta, beside: Facts, gaps: readonly Gap[]): Pick<Snapshot, 'gaps' | 'sha256'>;
  /** Leaves it as it is. */
  close(): void;
}

/** What others write is seen when they have committed it. */
export function openSiteView({ site, folder, asOf, tables, seed, plan, extraPins = [] }: ViewTask): SiteView {
  const store = openSnapshot(folder);
  const lean = leanPages(tables.wording);
  const pages = store.pages(lean);
  let derived: ReturnType<typeof deriveFacts> = { facts: {}, gaps: [] };
  return {
    files() {
      const read = pages.flatMap(({ facts }) => (facts === null || facts.trouble !== null ? [] : facts));
      const names = [site.name, read[0]?.identity.siteName, read[0]?.pageTitle];
      return wantedFiles(plan ?? null, read, classesOf(tables.columns, placeNames(names)).ofName, asOf);
    },
    add(urls) {
      for (const url of urls) pages.push(lean(store.page(url)!));
    },
    draw() {
      const known = new Set<string>();
      for (const { url, finalUrl } of pages) known.add(pageKey(url)).add(pageKey(finalUrl));
      for (const { url } of store.probes()) known.add(pageKey(url));
      for (const { place, reason } of store.gaps()) if (reason === 'robots') known.add(pageKey(place));
      return drawLinks(pages, known, seed);
    },
    templates: () => templatesOf(pages),
    derive() {
      const [probes, gaps, textOf] = [store.probes(), store.gaps(), store.text];
      derived = deriveFacts({ site, extraPins, pages, textOf, probes, gaps, tables, asOf, plan: plan ?? undefined });
      const { home, pages: read = [] } = derived.facts;
      return { home: home?.at ?? null, titles: titlesToSearch(read, asOf) };
    },
    seal(meta, beside, told) {
      const { gaps, sha256 } = store.seal(meta, { ...derived.facts, ...beside }, [
        ...store.gaps(),
        ...told,
        ...derived.gaps,
      ]);
      return { gaps, sha256 };
    },
    close: () => store.close(),
  };
}
