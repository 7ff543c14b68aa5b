/** Captured answers that are not what was asked for, and pages that only look like it, as a careful reader tells them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe as group, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';
import type { PageFacts } from '../../src/model/page.ts';
import { inputOf, type ManifestRow, pagesRoot } from './labels.ts';

interface State {
  /** Below ../shared/real. */
  file: string;
  state: 'soft-404' | 'blocked' | 'moved' | 'stub' | 'fragment' | 'page';
  /** Where it leads on; null for a page that leads nowhere or to itself. */
  leads: string | null;
}

const root = join(pagesRoot, '..');
const states = rowsOf<State>(join(import.meta.dirname, 'labels-states.jsonl'));

group.skipIf(!existsSync(pagesRoot))('captured states (skipped where ../shared/real is missing)', () => {
  const manifest = existsSync(pagesRoot) ? rowsOf<ManifestRow>(join(pagesRoot, 'manifest.jsonl')) : [];
  const rows = new Map(manifest.map((row) => [`pages/${row.file}`, row]));
  test.each(states)('$file is $state', ({ file, state, leads }) => {
    const facts = extractPage(inputOf(rows.get(file) ?? siteRow(file), readFileSync(join(root, file))));
    expect({ state: stateOf(facts, state), leads: facts.refresh }).toEqual({ state, leads });
  });
});

/** Facts do not tell a page of no kind from a fragment; neither may be an error or lead on. */
function stateOf({ trouble, kind, refresh }: PageFacts, asked: State['state']): string {
  if (trouble !== null || kind === 'error') return `${trouble}`;
  if (refresh !== null) return 'stub';
  if (kind === 'other') return asked === 'page' ? 'page' : 'fragment';
  return kind === 'stub' ? 'fragment' : 'page';
}

function siteRow(file: string): ManifestRow {
  const [, host, ...path] = file.split('/');
  return { file, host: host!, url: `http://${host}/${path.join('/')}`, saved_year: 2018, cms: null };
}

function rowsOf<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}
