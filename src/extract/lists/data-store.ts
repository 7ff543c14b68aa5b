/** The XML in which Hanweb's list pages carry their rows: each record is a piece of HTML. Only importer of cheerio. */
import { load } from 'cheerio/slim';
import { bounded } from '../html/html.ts';

export interface DataStore {
  records: string[];
  /** Where the records after these are had, as written there; null where none are. */
  next: string | null;
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
  const group = $.text($('nextgroup').first().contents().toArray()).slice(0, 2_000);
  return { records, next: addressIn(group), pages: count('totalpage'), total: count('totalrecord') };
}

/** `<a href="…dataproxy.jsp?page=1&path='/'&…"></a>` */
function addressIn(html: string): string | null {
  const found = /href="([^"<>]{1,1500})"|href='([^'<>]{1,1500})'/i.exec(html);
  const address = (found?.[1] ?? found?.[2] ?? '').trim().replaceAll('&amp;', '&');
  return address === '' ? null : address;
}
