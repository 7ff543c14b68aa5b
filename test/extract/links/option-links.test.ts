import { expect, test } from 'vitest';
import { pageOf } from '../page-of.ts';

test('sites of a drop-down list are links without a name; choices of a form are not', () => {
  const { links } = pageOf(`<html><body><p>青禾县人民政府</p><select onchange="window.open(this.value)">
    <option>--省直部门网站--</option><option value="http://xy.example.org/">信用平台</option></select>
    <select name="year"><option value="2024">2024年</option></select></body></html>`);
  expect(links).toEqual([{ url: 'http://xy.example.org/', text: '' }]);
});
