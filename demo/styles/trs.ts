/** TRS-like static site: page 2 is index_1.html, the pager is a script, the footer's marks come by script too. */
import { footer } from '../html.ts';
import type { Pages, Site } from '../model.ts';
import { plainArticle, plainLayout, plainRows, type Style } from '../style.ts';

export const trs: Style = {
  charset: 'utf-8',
  perPage: 15,
  forwards: false,
  groupPath: (path) => `/${path}/`,
  columnPath: (column, page) => `/${column.path}/${page === 1 ? '' : `index_${page - 1}.html`}`,
  articlePath: (column, { date }, id) =>
    `/${column.path}/${date.slice(0, 7).replace('-', '')}/t${date.replaceAll('-', '')}_${id}.html`,
  list: (rows, page, pages) => `<ul class="list">
${plainRows(rows)}
</ul>
<div class="page"><script>createPageHTML(${pages}, ${page - 1}, "index", "html");</script></div>`,
  homeDate: (date) => date.slice(5),
  article: (article, address) =>
    plainArticle(article, address).replace('class="content" id="zoom"', 'class="TRS_Editor"'),
  layout: (sheet, navigation) =>
    plainLayout(sheet, navigation, {
      head: '<script src="/images/createpage.js"></script>\n',
      foot: '<script src="/images/foot.js"></script>',
    }),
  files: (site): Pages =>
    new Map([
      ['/images/createpage.js', { type: 'text/javascript; charset=utf-8', body: pager }],
      ['/images/foot.js', { type: 'text/javascript; charset=utf-8', body: footScript(site) }],
    ]),
};

const pager = `function createPageHTML(pages, current, name, ext) {
  for (var i = 0; i < pages; i++) {
    var href = i === 0 ? name + "." + ext : name + "_" + i + "." + ext;
    document.write(i === current ? "<span>" + (i + 1) + "</span> " : "<a href='" + href + "'>第" + (i + 1) + "页</a> ");
  }
}
`;

function footScript(site: Site): string {
  return footer(site)
    .split('\n')
    .map((line) => `document.write(${JSON.stringify(line)});`)
    .join('\n');
}
