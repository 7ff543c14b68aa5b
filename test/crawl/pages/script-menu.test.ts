/** A menu that a script file writes: its columns are visited, and one that cannot be read is not called missing. */
import { expect, it } from 'vitest';
import { siteAnew } from '../../../src/cli/run/reextract.ts';
import { table } from '../../extract/stored-pages.ts';
import { tempFolder } from '../../snapshot/folder.ts';
import { crawlAndRead } from '../crawl-and-read.ts';
import { page, pages, startServer } from '../server.ts';
import { siteTask } from '../task.ts';

const row = (n: number) => `<li><a href="/d/${n}.html">关于第${n}号造林事项的通知</a><span>2024-05-1${n}</span></li>`;
const column = (name: string) =>
  `<html><head><title>${name}</title></head><body><h2>${name}</h2><div>当前位置：<a href="/">首页</a> &gt; ${name}</div><ul>${[3, 2, 1].map(row).join('')}</ul></body></html>`;
const menu = ['zcjd 政策解读', 'tzgg 通知公告', 'old 意见征集'].map((one) => one.split(' '));

it('columns behind a menu in a script file', async () => {
  const server = await startServer(
    pages({
      '/': page(
        '某县人民政府',
        ['/a.html', '/b.html', '/c.html', '/d.html', '/e.html'],
        '<script src="/menu.js"></script>',
      ),
      '/menu.js': `document.write('<ul>${menu.map(([path, name]) => `<li><a href="/${path}/">${name}</a></li>`).join('')}</ul>')`,
      '/zcjd/': column('政策解读'),
      '/tzgg/': column('通知公告'),
    }),
  );
  const tables = { columns: table, documents: {}, requirements: [], units: { kinds: {}, same: [] }, elements: {} };
  const task = siteTask(`${server.url}/`, tempFolder(), {}, { tables });
  const sealed = await crawlAndRead(task);
  const seen = sealed.facts.columns!.map(({ class: cls, state, gone }) => [cls, state, gone]);
  expect(seen).toContainEqual(['政策解读', 'listed', undefined]);
  expect(seen).toContainEqual(['通知公告', 'listed', undefined]);
  // Left over in the script or not: a dead address there is no dead link of the page.
  expect(seen).toContainEqual(['意见征集', 'unread', undefined]);
  expect(sealed.facts.links!.map(({ url }) => url)).not.toContain(`${server.url}/old/`);
  expect(await siteAnew(task.folder, { ...task, extraPins: [] }, sealed)).toEqual(sealed);
});
