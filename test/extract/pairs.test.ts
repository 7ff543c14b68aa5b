/** Policies and interpretations of captured sites as a reader judged them (pairs.jsonl): no pair is made up, none is lost. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe as group, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import { byGovernment } from '../../src/extract/policies/by-government.ts';
import { type Draft, matchInterpretations } from '../../src/extract/policies/document-matches.ts';
import { elementsOf } from '../../src/extract/policies/interpretation-elements.ts';
import { formsOf, formsOfTitle } from '../../src/extract/policies/interpretation-forms.ts';
import { titleStem } from '../../src/extract/policies/stem.ts';
import { policiesDue } from '../../src/lib/policies.ts';
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

const sites = join(import.meta.dirname, '../../../shared/real/sites');
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
  return { fact, page };
}

group.skipIf(!existsSync(sites))('captured pairs (skipped where ../shared/real is missing)', () => {
  const drafts = existsSync(sites) ? rows.map((row) => ({ row, draft: draftOf(row) })) : [];
  matchInterpretations(drafts.map(({ draft }) => draft));
  const explaining = drafts.filter(({ row }) => row.kind === 'interpretation');
  const policies = drafts.filter(({ row }) => row.kind === 'policy');

  test('an interpretation of somebody else’s policy is matched with none of the site', () => {
    const wrong = policies.flatMap(({ draft }) =>
      draft.fact.interpretations
        .filter(
          (found) =>
            !explaining.some(({ row }) => found.url.endsWith(row.path) && row.explains!.includes(draft.fact.url)),
        )
        .map((found) => `${draft.fact.title} <> ${found.title} (${found.by} ${found.confidence})`),
    );
    expect(wrong).toEqual([]);
  });

  test('the policy that an interpretation names is found where the site has it, and its namesake of another year is not', () => {
    const missed = explaining
      .filter(({ row }) => row.names !== undefined)
      .flatMap(({ row, draft }) => {
        const one: Draft = { fact: policyOf(row.names!, { publishedAt: draft.fact.publishedAt }), page: null };
        const other: Draft = { fact: policyOf(`2008年${row.names!}`, { publishedAt: '2008-03-01' }), page: null };
        matchInterpretations([draft, one, other]);
        const sure = (d: Draft) => d.fact.interpretations.some((found) => found.confidence >= 0.8);
        return sure(one) && !sure(other) ? [] : [`${row.title}: ${titleStem(row.names!)}`];
      });
    expect(missed).toEqual([]);
  });

  test('which policies are the own ones, and which surely owe an interpretation', () => {
    const asked = policies.map(({ row, draft: { fact } }) => ({ row, fact }));
    expect(
      asked
        .filter(({ row, fact }) => fact.byGovernment !== null && fact.byGovernment !== row.own)
        .map(({ row }) => row.title),
    ).toEqual([]);
    const due = policiesDue(
      asked.map(({ fact }) => fact),
      { from: '2018-05-01', to: '2018-07-30' },
      '2018-07-31',
      3,
    );
    const accused = due.filter(({ doubt }) => doubt === null).map(({ document }) => document.title);
    const owing = asked.filter(({ row }) => row.owes).map(({ fact }) => fact.title);
    expect(accused.filter((title) => !owing.includes(title))).toEqual([]);
    expect(accused.length / owing.length).toBeGreaterThanOrEqual(0.9);
  });

  test('forms', () => {
    const wrong = explaining
      .filter(({ row, draft }) => [...row.forms!].sort().join() !== [...draft.fact.forms].sort().join())
      .map(({ row, draft }) => `${row.title}: ${row.forms} <> ${draft.fact.forms}`);
    expect(wrong.length / explaining.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });

  test('elements: few are claimed that a reader does not see', () => {
    const pairs = explaining
      .filter(({ row }) => row.read)
      .map(({ row, draft }) => [row.elements!, elementsOf(draft.page!.text)] as const);
    const claimed = pairs.flatMap(([theirs, ours]) => ours.map((element) => theirs.includes(element as string)));
    expect(claimed.filter((right) => right).length / claimed.length).toBeGreaterThanOrEqual(0.9);
  });
});
