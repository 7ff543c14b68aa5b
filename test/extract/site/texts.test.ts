/** Texts that must tell certain things: what they are, what they tell, when a call for opinions ends, tables of a report. */
import { expect, describe as group, test } from 'vitest';
import { readAnnualReport } from '../../../src/extract/fields/annual-report.ts';
import { extractPage } from '../../../src/extract/page.ts';
import { loadTables } from '../../../src/load/tables.ts';
import { derive, page } from '../stored-pages.ts';

const { elements } = loadTables().tables;
const words = (n: number) => '各单位要认真贯彻落实，方便群众办事。'.repeat(n);

function article(path: string, column: string, title: string, body: string) {
  const meta = `<meta name="ColumnName" content="${column}"><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-03-01">`;
  const html = `<html><head><title>${title}</title>${meta}</head><body><h1>${title}</h1><div class="content">${body}</div></body></html>`;
  const input = {
    body: Buffer.from(html),
    url: `http://www.qinghe.test${path}`,
    contentType: 'text/html; charset=utf-8',
  };
  return page(path, extractPage({ ...input, at: '2024-05-31' }));
}

group('texts', () => {
  const { facts } = derive(
    [
      article(
        '/yj/1.html',
        '意见征集',
        '关于《养犬办法（征求意见稿）》公开征求意见的公告',
        `<p>根据有关规定起草说明如下。请于2024年4月15日前将意见发送电子邮箱。</p><p>${words(15)}</p>`,
      ),
      article(
        '/yj/2.html',
        '意见征集',
        '《养犬办法》征求意见采纳情况反馈',
        `<p>共收到3条意见，采纳2条，未采纳1条，理由如下。</p><p>${words(15)}</p>`,
      ),
      article(
        '/zn/1.html',
        '政府信息公开指南',
        '清河县政府信息公开指南',
        `<p>办公地址：清河路1号</p><p>联系电话：0000-1</p><img src="a.png">`,
      ),
    ],
    { tables: { columns: [], requirements: [], documents: {}, units: { kinds: {}, same: [] }, elements } },
  );
  const texts = new Map(facts.texts!.map((t) => [t.subject, t]));
  test('a call for opinions, with its end and what it tells', () => {
    expect(texts.get('consultation')).toMatchObject({ endsAt: '2024-04-15', whole: true });
    expect(texts.get('consultation')!.holds).toEqual(expect.arrayContaining(['起草说明', '决策依据', '反馈渠道']));
  });
  test('what became of it', () => {
    expect(texts.get('feedback')!.holds).toEqual(['收集情况', '采纳情况', '未采纳理由']);
  });
  test('the title of a guide names its service, unless it says no more than that it is one', () => {
    const guides = ['失业登记', '办事指南'].map((title, i) =>
      article(`/bszn/${i}.html`, '办事指南', title, `<p>申请条件：本县户籍。联系电话：0000-1</p><p>${words(15)}</p>`),
    );
    const { facts } = derive(guides, {
      tables: { columns: [], requirements: [], documents: {}, units: { kinds: {}, same: [] }, elements },
    });
    const held = facts.texts!.map(({ subject, holds }) => [subject, holds.includes('事项名称')]);
    expect(held).toEqual([
      ['service', true],
      ['service', false],
    ]);
  });
  test('what a leader does beside what he was, each in a pane of its own; the menu of leaders is neither', () => {
    const pane = (head: string, text: string) =>
      `<div class="pane"><ul><li><a>${head}</a></li></ul><div>${text}</div></div>`;
    const menu = ['甲', '乙', '丙', '丁'].map((n) => `<li><a href="/ld/${n}.html">副县长${n}</a></li>`).join('');
    const panes =
      pane('工作分工', '主持全面工作。') +
      pane('工作履历', `个人简历：张三，男，1970年1月出生，1995年3月参加工作。${words(3)}`);
    const html = `<html><head><title>县政府领导</title></head><body><div>当前位置：<a href="/">首页</a> &gt; <a href="/ld/">政府领导</a></div><div class="page"><ul>${menu}</ul><div class="one"><h3>张三</h3>${panes}</div></div></body></html>`;
    const facts = extractPage({
      body: Buffer.from(html),
      url: 'http://www.qinghe.test/ld/1.html',
      contentType: 'text/html; charset=utf-8',
      at: '2024-05-31',
    });
    expect(facts).toMatchObject({ kind: 'leader', text: expect.stringMatching(/^张三\s+工作分工\s+主持全面工作。/) });
    expect(facts.text).not.toContain('副县长');
  });
  test('a short guide with a picture is not read whole', () => {
    expect(texts.get('guide')).toMatchObject({ whole: false });
    expect(texts.get('guide')!.holds).toEqual(expect.arrayContaining(['办公地址', '联系电话']));
  });
});

group('tables of an annual report', () => {
  const row = (label: string, ...figures: number[]) => [label, ...figures].join('\t');
  const table = [
    row('一、本年新收政府信息公开申请数量', 5, 2, 0, 0, 1, 0, 8),
    row('二、上年结转政府信息公开申请数量', 0, 0, 0, 0, 0, 0, 0),
    row('三、本年度办理结果\t（一）予以公开', 5, 2, 0, 0, 1, 0, 8),
    row('（七）总计', 5, 2, 0, 0, 1, 0, 8),
    row('四、结转下年度继续办理', 0, 0, 0, 0, 0, 0, 0),
    '结果维持\t结果纠正\t其他结果\t尚未审结\t总计',
    row('', ...[1, 0, 0, 0, 1], ...[0, 0, 0, 0, 0], ...[0, 0, 0, 0, 0]),
  ].join('\n');
  test('rows by their labels, seven figures each, and the fifteen of disputes', () => {
    const report = readAnnualReport('清河县二〇二二年政府信息公开工作年度报告', table);
    expect(report.year).toBe(2022);
    expect(report.requests!.map((r) => r.label.slice(0, 4))).toEqual([
      '本年新收',
      '上年结转',
      '予以公开',
      '总计',
      '结转下年',
    ]);
    expect(report.disputes).toHaveLength(15);
  });
  test('fifteen figures of another table are none of disputes', () => {
    expect(readAnnualReport('年报', table.replace(/结果维持.*/, '主动公开')).disputes).toBeNull();
  });
  test('a table of which a row is missing, or a cell, is not read', () => {
    expect(readAnnualReport('年报', table.replace(/四、.*/, '')).requests).toBeNull();
    expect(readAnnualReport('年报', table.replace('\t8\n二', '\t\n二')).requests).toBeNull();
  });
});
