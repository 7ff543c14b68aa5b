import { expect, test } from 'vitest';
import { pageOf } from '../page-of.ts';

const pluginsOf = (html: string) => pageOf(`<html><body><p>青禾县人民政府</p>${html}</body></html>`).plugins;

test.each([
  [
    '<object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000"><param name="movie" value="a.swf"></object>',
    ['flash'],
  ],
  ['<embed src="banner.swf?v=1" width="300">', ['flash']],
  [
    '<object classid="CLSID:6BF52A52-394A-11d3-B153-00C04F79FAA6"></object><applet code="A.class"></applet>',
    ['activex', 'applet'],
  ],
  ['<object type="application/pdf" data="a.pdf"></object><embed src="a.pdf"><video src="a.mp4"></video>', undefined],
])('%s', (html, expected) => {
  expect(pluginsOf(html)).toEqual(expected);
});
