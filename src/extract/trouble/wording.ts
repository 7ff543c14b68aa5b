/** Wrong forms of words in the titles and texts of a site. */
import { oneLine } from '../../lib/chinese.ts';
import type { WordingTable } from '../../model/tables.ts';
import type { WordingFact } from '../../model/wording.ts';
import { evidenceOf, type ReadPage, type SitePages } from '../site/site-pages.ts';

/** A page about mistakes quotes them. */
const aboutWords = /错别字|别字|错字|咬文嚼字|规范用语|正确写法|误写|表述错误|纠错|勘误/;
const around = 20;
const mostOfPage = 20;

interface Form {
  wrong: string;
  right: string;
  rule: string;
  sure: boolean;
}

export function deriveWording({ read }: SitePages, table: WordingTable): WordingFact[] {
  const forms = table.flatMap(({ source, sure, forms }) =>
    Object.entries(forms).map(([wrong, right]): Form => ({ wrong, right, rule: source, sure })),
  );
  return read.flatMap((page) => factsOf(page, forms).slice(0, mostOfPage));
}

function factsOf(page: ReadPage, forms: readonly Form[]): WordingFact[] {
  const { title, text, publishedAt, source } = page.facts;
  const told = `${title ?? ''}\n${text}`;
  return forms.flatMap((form) => {
    const index = told.indexOf(form.wrong);
    if (index < 0) return [];
    const quoted = aboutWords.test(told) || told.includes(form.right);
    const excerpt = oneLine(told.slice(Math.max(0, index - around), index + form.wrong.length + around));
    return [
      {
        url: page.finalUrl,
        title,
        publishedAt,
        source,
        ...form,
        sure: form.sure && !quoted,
        at: evidenceOf(page, excerpt),
      },
    ];
  });
}
