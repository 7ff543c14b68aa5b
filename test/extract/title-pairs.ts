/** Well-known policies, and titles such as pages about them have, judged by hand: what is found by title and day alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Draft, matchInterpretations } from '../../src/extract/policies/document-matches.ts';
import { policy as policyOf } from '../checks/facts.ts';

interface Row {
  kind: 'policy' | 'interpretation';
  title: string;
  number?: string;
  date: string;
  /** Numbers of the policies of the set that it explains. */
  explains?: string[];
  /** About it in a looser way: a faint match is right too, and none is. */
  loose?: boolean;
}

export interface PairScore {
  /** Pairs that are told by the titles, and how many of them were found surely and faintly. */
  pairs: number;
  sure: number;
  faint: number;
  missed: string[];
  /** Pairs that are none. */
  wrongSure: string[];
  wrongFaint: string[];
}

const surely = 0.8;

export function titlePairs(): PairScore {
  const rows = readFileSync(join(import.meta.dirname, 'title-pairs.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));
  const drafts = rows.map((row, i) => ({ row, draft: draftOf(row, i) }));
  matchInterpretations(drafts.map(({ draft }) => draft));
  const score: PairScore = { pairs: 0, sure: 0, faint: 0, missed: [], wrongSure: [], wrongFaint: [] };
  for (const { row, draft } of drafts.filter(({ row }) => row.kind === 'interpretation')) {
    for (const policy of drafts.filter((d) => d.row.kind === 'policy')) {
      const found = policy.draft.fact.interpretations.find((m) => m.url === draft.fact.url)?.confidence ?? 0;
      const said = `${row.title} <> ${policy.row.title} (${found})`;
      if (!row.explains!.includes(policy.row.number!)) {
        if (found >= surely) score.wrongSure.push(said);
        else if (found > 0 && row.loose !== true) score.wrongFaint.push(said);
        continue;
      }
      if (row.loose === true) continue;
      score.pairs++;
      if (found >= surely) score.sure++;
      else if (found > 0) score.faint++;
      else score.missed.push(said);
    }
  }
  return score;
}

function draftOf({ kind, title, number, date }: Row, i: number): Draft {
  const url = `http://www.example.gov.cn/${kind}/${i}.html`;
  return { fact: policyOf(title, { url, kind, publishedAt: date, docNumber: number ?? null }), page: null };
}
