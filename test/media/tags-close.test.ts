import { expect, it } from 'vitest';
import { tagsClose } from '../../src/media/tags-close.ts';

it.each([
  ['<rss><item a="b"/></rss>', true],
  ['<a><![CDATA[ 3 < 5, <b ]]></a>', true],
  ['<a><!-- <b --></a>', true],
  ['<a><b', false],
  ['<a><![CDATA[ x', false],
  [`<a ${' '.repeat(30_000)}>`, false],
])('%j', (xml, closed) => expect(tagsClose(xml)).toBe(closed));
