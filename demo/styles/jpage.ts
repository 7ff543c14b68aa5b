/** Hanweb-like site: the rows of a list stand as CDATA in XML inside a script; a script of the site shows them. */
import { link } from '../html.ts';
import type { Column, Pages } from '../model.ts';
import { plainArticle, plainLayout, type Row, type Style } from '../style.ts';

export const jpage: Style = {
  charset: 'utf-8',
  perPage: 1000,
  forwards: false,
  groupPath: (path) => `/col/${number(path)}/index.html`,
  columnPath: (column) => `/col/${number(column.path)}/index.html`,
  articlePath: (column, { date }, id) => {
    const [year, month, day] = date.split('-').map(Number);
    return `/art/${year}/${month}/${day}/art_${number(column.path).slice(3)}_${id}.html`;
  },
  list: (_rows, _page, _pages, column, all) => datastore(column, all),
  homeDate: (date) => date,
  article: plainArticle,
  layout: (sheet, navigation) => plainLayout(sheet, navigation),
  files: (): Pages => new Map([['/script/jpage.js', { type: 'text/javascript; charset=utf-8', body: script }]]),
};

/** The system knows columns by number only: col1234. */
function number(path: string): string {
  let sum = 0;
  for (const char of path) sum = (sum * 31 + char.charCodeAt(0)) % 9000;
  return `col${1000 + sum}`;
}

function datastore(column: Column, rows: Row[]): string {
  const id = number(column.path).slice(3);
  const records = rows.map(
    (row) => `<record><![CDATA[<li>${link(row.href, row.title)}<span>${row.date}</span></li>]]></record>`,
  );
  return `<div id="${id}" class="default_pgContainer"><script type="text/xml"><datastore>
<nextgroup><![CDATA[]]></nextgroup>
<totalrecord>${rows.length}</totalrecord><totalpage>1</totalpage>
<recordset>
${records.join('\n')}
</recordset></datastore></script></div>
<script src="/script/jpage.js"></script>`;
}

const script = `document.querySelectorAll('.default_pgContainer').forEach(function (box) {
  var records = box.querySelector('script').textContent.match(/<li>.*<\\/li>/g) || [];
  box.innerHTML = '<ul>' + records.join('') + '</ul>';
});
`;
