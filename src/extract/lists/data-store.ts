/** The XML in which Hanweb's list pages carry their rows: each record is a piece of HTML. Only importer of cheerio. */
import { load } from 'cheerio/slim';
import { bounded } from '../html/html.ts';

export interface DataStore {
  records: string[];
  pages: number | null;
  total: number | null;
}

const maxRecords = 2_000;
const maxLength = 20_000;

/** `<datastore><totalrecord>…<record><![CDATA[<li>…</li>]]></record>`; `records` is empty where there are none. */
export function readDataStore(xml: string): DataStore {
  // Under one root: searching among many costs their square.
  const $ = load(`<all>${bounded(xml)}</all>`, { xml: { lowerCaseTags: true } });
  const records = $('record')
    .toArray()
    .slice(0, maxRecords)
    .map((record) => $.text(record.children.filter((node) => node.type === 'cdata')))
    .filter((html) => html !== '')
    .map((html) => html.slice(0, maxLength));
  const count = (name: string): number | null => {
    const text = $(name).first().text().trim();
    return /^\d{1,7}$/.test(text) ? Number(text) : null;
  };
  return { records, pages: count('totalpage'), total: count('totalrecord') };
}
