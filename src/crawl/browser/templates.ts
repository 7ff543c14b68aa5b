/** The templates that the pages of a site are made by, and a page of each. */
import type { LeanPage } from '../../extract/site/lean.ts';

export interface Template {
  template: string;
  /** Pages that share it. */
  pages: number;
  /** The page that stands for them. */
  url: string;
  finalUrl: string;
  fetchedAt: string;
  charset: string;
  /** What the site sent: its scripts run in the browser anyway. */
  sent: { record: string; sha256: string };
}

interface Group {
  page: LeanPage;
  count: number;
}

/** The shallowest page of each template, the most used ones first. */
export function templatesOf(pages: readonly LeanPage[]): Template[] {
  const groups = new Map<string, Group>();
  for (const page of pages) {
    if (page.facts === null || page.facts.trouble !== null || page.facts.refresh !== null || page.facts.data) continue;
    const group = groups.get(page.facts.template);
    if (group === undefined) groups.set(page.facts.template, { page, count: 1 });
    else {
      group.count++;
      if (isBefore(page, group.page)) group.page = page;
    }
  }
  const sorted = [...groups.values()].sort((a, b) => b.count - a.count || (isBefore(a.page, b.page) ? -1 : 1));
  return sorted.map(templateOf);
}

/** Independent of the order of the crawl. */
function isBefore(a: LeanPage, b: LeanPage): boolean {
  return a.depth !== b.depth ? a.depth < b.depth : a.url < b.url;
}

function templateOf({ page, count }: Group): Template {
  const { url, finalUrl, fetchedAt, facts } = page;
  const { record, sha256 } = page.rendered?.answer ?? page;
  const { template, charset } = facts!;
  return { template, pages: count, url, finalUrl, fetchedAt, charset, sent: { record, sha256 } };
}
