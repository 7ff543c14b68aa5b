/** The path of columns above a page, in the forms that templates write it. */
import { expect, test } from 'vitest';
import { sitePage } from '../families.ts';
import { pageOf } from '../page-of.ts';

const list = [1, 2, 3, 4]
  .map((n) => `<li><a href="/x/${n}.html">县林业局第${n}号公告</a><span>2024-02-1${n}</span></li>`)
  .join('');

test.each([
  '<div class="a"><a href="/">首页</a> / <a href="/z/">政务公开</a> / <a href="./">通知公告</a></div>',
  '<div class="a">所在位置：<a href="/">首页</a>·<a href="/z/">政务公开</a>·<span>通知公告</span></div>',
  '<ul class="breadcrumb"><li><a href="/">首页</a></li><li><a href="/z/">政务公开</a></li><li>通知公告</li></ul>',
  '<div>当前栏目：<a href="/">首页</a>-><a href="./">通知公告</a></div>',
  '<div>当前位置 ：首页 \\ 政务公开 \\ 通知公告</div>',
  '<div class="cur">首页<em>&gt;</em>政务公开<em>&gt;</em>通知公告</div>',
  '<nav aria-label="breadcrumb"><ol><li><a href="/">首页</a></li><li><a href="./">通知公告</a></li></ol></nav>',
  '<div>您当前所处的位置：<a href="/">首页</a>|<a href="./">通知公告</a> &raquo; 信息内容</div>',
  '<div class="mbx"><a href="/">首页</a>·<a href="./">通知公告</a></div>',
  '<div>你的位置：<a href="/">首页</a> >> <a href="./">通知公告</a> >> 文章列表</div>',
])('a path in whatever form: %s', (path) => {
  const page = pageOf(sitePage(`${path}<ul>${list}</ul>`), { url: 'http://www.example.gov.cn/tzgg/' });
  expect(page).toMatchObject({ kind: 'column-list', columnName: '通知公告' });
});
