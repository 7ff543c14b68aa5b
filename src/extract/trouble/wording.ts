/** Wrong forms of words in the titles and texts of a site. */
import { oneLine } from '../../lib/chinese.ts';
import type { WordingTable } from '../../model/tables.ts';
import type { WordingFact } from '../../model/wording.ts';
import { evidenceOf, type SitePages } from '../site/site-pages.ts';

/** A page about mistakes quotes them. */
const aboutWords = /错别字|别字|错字|咬文嚼字|规范用语|正确写法|误写|表述错误|纠错|勘误/;
const around = 20;
const mostOfPage = 20;

/** One wrong form of a page, with the words around it. */
export interface WrongWord extends Pick<WordingFact, 'wrong' | 'right' | 'rule' | 'sure'> {
  excerpt: string;
}

/** Reads one page: its title and its text. */
export function wrongWordsIn(table: WordingTable): (title: string | null, text: string) => WrongWord[] {
  const forms = table.flatMap(({ source, sure, forms }) =>
    Object.entries(forms).map(([wrong, right]) => ({ wrong, right, rule: source, sure })),
  );
  return (title, text) => {
    const told = `${title ?? ''}\n${text}`;
    const found = forms.filter(({ wrong }) => told.includes(wrong)).slice(0, mostOfPage);
    return found.map((form) => {
      const index = told.indexOf(form.wrong);
      const quoted = aboutWords.test(told) || told.includes(form.right);
      const excerpt = oneLine(told.slice(Math.max(0, index - around), index + form.wrong.length + around));
      // A copy: a mere slice would keep the whole text alive.
      return { ...form, sure: form.sure && !quoted, excerpt: structuredClone(excerpt) };
    });
  };
}

export function deriveWording({ read }: SitePages): WordingFact[] {
  return read.flatMap((page) => {
    const { title, publishedAt, source, wording } = page.facts;
    return wording.map(({ excerpt, ...form }) => {
      return { url: page.finalUrl, title, publishedAt, source, ...form, at: evidenceOf(page, excerpt) };
    });
  });
}
