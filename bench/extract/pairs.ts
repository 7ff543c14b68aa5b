/** How often policies and interpretations are put together as readers do. */
import { capturedPairs, namedPolicies, wrongMatches } from '../../test/extract/captured-pairs.ts';
import { titlePairs } from '../../test/extract/title-pairs.ts';
import { table } from '../table.ts';

/** Recall: pairs found of those that readers see; precision: right ones of those said to be sure. */
export function pairTable(): string {
  const captured = capturedPairs();
  const wrong = wrongMatches(captured).length;
  const { named, missed } = namedPolicies(captured);
  const found = named - missed.length;
  const titles = titlePairs();
  const share = (right: number, all: number) => `${right}/${all} ${(right / Math.max(1, all)).toFixed(3)}`;
  return table(
    ['set', 'recall, sure', 'recall, sure or faint', 'precision of the sure', 'wrong faint ones'],
    [
      ['captured pages that name a policy', share(found, named), '', share(found, found + wrong), ''],
      [
        'well-known policies, title and day alone',
        share(titles.sure, titles.pairs),
        share(titles.sure + titles.faint, titles.pairs),
        share(titles.sure, titles.sure + titles.wrongSure.length),
        `${titles.wrongFaint.length}`,
      ],
    ],
  );
}
