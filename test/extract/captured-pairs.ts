/** Policies and interpretations of captured sites as a reader judged them (pairs.jsonl). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractPage } from '../../src/extract/page.ts';
import { byGovernment } from '../../src/extract/policies/by-government.ts';
import { type Draft, matchInterpretations } from '../../src/extract/policies/document-matches.ts';
import { formsOf, formsOfTitle } from '../../src/extract/policies/interpretation-forms.ts';
import { titleStem } from '../../src/extract/policies/stem.ts';
import type { PageFacts } from '../../src/model/page.ts';
import { policy as policyOf } from '../checks/facts.ts';

interface Row {
  site: string;
  path: string;
  kind: 'policy' | 'interpretation';
  title: string;
  /** Of a policy: the site's own government issued it; it owes an interpretation. */
  own?: boolean;
  owes?: boolean;
  /** Of an interpretation: the page is captured; else only its row, with its date, is. */
  read?: boolean;
  date?: string;
  forms?: string[];
  /** Paths of the policies of the site that it explains. */
  explains?: string[];
  /** Title of the policy of others that it explains. */
  names?: string;
  elements?: string[];
}

export const sites = join(import.meta.dirname, '../../../shared/real/sites');
const rows = readFileSync(join(import.meta.dirname, 'pairs.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line));
const places: Record<string, string[]> = {
  'www.zhecheng.gov.cn': ['柘城县', '柘城'],
  'rsj.gzdaozhen.gov.cn': ['道真县', '道真'],
};

function pageOf({ site, path, read, kind }: Row): PageFacts | null {
  if (kind === 'interpretation' && !read) return null;
  const body = readFileSync(join(sites, site, path));
  return extractPage({ url: `http://${site}${path}`, body, contentType: 'text/html', at: '2021-01-04' });
}

function draftOf(row: Row): Draft {
  const page = pageOf(row);
  const url = `http://${row.site}${row.path}`;
  const publishedAt = page?.publishedAt ?? row.date ?? null;
  const docNumber = row.kind === 'policy' ? (page?.docNumber ?? null) : null;
  const issuer = page?.issuer ?? null;
  const fact = policyOf(row.title, {
    url,
    kind: row.kind,
    publishedAt,
    docNumber,
    issuer,
    byGovernment: byGovernment({ title: row.title, docNumber, issuer }, places[row.site]!),
    forms: (page === null ? formsOfTitle(row.title) : formsOf(page, ['政策解读'])) as Draft['fact']['forms'],
  });
  return { fact, page: page && { ...page, text: () => page.text } };
}

export interface Captured {
  row: Row;
  draft: Draft;
}

/** All of them, matched with each other; none where the captured sites are missing. */
export function capturedPairs(): Captured[] {
  const drafts = existsSync(sites) ? rows.map((row) => ({ row, draft: draftOf(row) })) : [];
  matchInterpretations(drafts.map(({ draft }) => draft));
  return drafts;
}

/** Matches that a reader does not see. */
export function wrongMatches(all: readonly Captured[]): string[] {
  return all
    .filter(({ row }) => row.kind === 'policy')
    .flatMap(({ draft }) =>
      draft.fact.interpretations
        .filter(
          (found) =>
            !all.some(({ row }) => found.url.endsWith(row.path) && row.explains?.includes(draft.fact.url) === true),
        )
        .map((found) => `${draft.fact.title} <> ${found.title} (${found.by} ${found.confidence})`),
    );
}

/** Interpretations that name a policy, and those that are not surely matched with it, or surely with its namesake of 2008. */
export function namedPolicies(all: readonly Captured[]): { named: number; missed: string[] } {
  const named = all.filter(({ row }) => row.names !== undefined);
  const missed = named.filter(({ row, draft }) => {
    const one: Draft = { fact: policyOf(row.names!, { publishedAt: draft.fact.publishedAt }), page: null };
    const other: Draft = { fact: policyOf(`2008年${row.names!}`, { publishedAt: '2008-03-01' }), page: null };
    matchInterpretations([draft, one, other]);
    const sure = (d: Draft) => d.fact.interpretations.some((found) => found.confidence >= 0.8);
    return !sure(one) || sure(other);
  });
  return { named: named.length, missed: missed.map(({ row }) => `${row.title}: ${titleStem(row.names!)}`) };
}
