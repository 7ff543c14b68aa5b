import { z } from 'zod';
import { policiesReach } from '../src/lib/policies.ts';
import { defineCheck, type Finding, type Verdict } from '../src/model/check.ts';
import type { DocumentFact } from '../src/model/facts.ts';

/** A series of fewer documents tells nothing. */
const leastSeries = 3;
const maxShown = 20;

export default defineCheck({
  title: '文号不连续待人工核查',
  why: '同一文种的文号中间缺号，可能有应当公开的文件没有公开，也可能是不公开的文件。',
  fix: '核对所缺文号的文件：应当公开的补充公开，不予公开或依申请公开的保留认定记录。',
  target: 'site',
  reads: ['documents'],
  asks: true,
  reach: (_, { period }) => policiesReach(period),
  options: z.strictObject({}),
  messages: { gap: '“{series}”已公开{count}件，第{first}号至第{last}号之间缺第{missing}号。' },
  *run({ facts, period }): Generator<Finding<'gap'>, Verdict, undefined> {
    const series = seriesOf(facts.documents.filter((d) => d.kind === 'policy' && (d.publishedAt ?? '') >= period.from));
    if (series.size === 0) return { notApplicable: '没有读到同一文种的3件以上文件' };
    for (const [name, documents] of series) {
      const numbers = [...documents.keys()].sort((a, b) => a - b);
      const [first, last] = [numbers[0]!, numbers.at(-1)!];
      const missing = Array.from({ length: last - first }, (_, i) => first + i).filter((n) => !documents.has(n));
      if (missing.length === 0) continue;
      const shown = `${missing.slice(0, maxShown).join('、')}${missing.length > maxShown ? `等${missing.length}个` : ''}`;
      yield {
        say: 'gap',
        place: `series:${name}`,
        at: [documents.get(first)!.at, documents.get(last)!.at],
        found: missing.length,
        required: '由人工判断',
        data: { series: name, count: numbers.length, first, last, missing: shown },
        unsure: '缺号的文件可能不予公开或依申请公开',
      };
    }
    return { n: series.size };
  },
});

/** 青政办〔2023〕 → number → document. */
function seriesOf(documents: readonly DocumentFact[]): Map<string, Map<number, DocumentFact>> {
  const series = new Map<string, Map<number, DocumentFact>>();
  for (const document of documents) {
    const [, name, number] = /^(.{1,20}〔20\d{2}〕)第?(\d{1,4})号$/.exec(document.docNumber ?? '') ?? [];
    if (name === undefined) continue;
    const held = series.get(name) ?? new Map<number, DocumentFact>();
    series.set(name, held.set(Number(number), document));
  }
  return new Map([...series].filter(([, held]) => held.size >= leastSeries));
}
