import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate, deflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { type FileReader, openFileReader } from '../../../src/crawl/files/read-file.ts';
import { docxOf, paragraph, pdfOf } from '../../extract/files.ts';

let reader: FileReader;
afterEach(() => reader.close());

const good = docxOf(paragraph('关于公布目录的通知'));

test('files are read one after the other in a thread', async () => {
  reader = openFileReader();
  const [docx, pdf] = await Promise.all([
    reader.read(good),
    reader.read(pdfOf({ content: 'BT /F1 9 Tf (budget) Tj ET' })),
  ]);
  expect(docx).toMatchObject({ format: 'docx', title: '关于公布目录的通知' });
  expect(pdf).toMatchObject({ format: 'pdf', text: 'budget' });
});

test('one that takes too long ends its thread, and the next is read in another', async () => {
  reader = openFileReader({ milliseconds: 1, megabytes: 700 });
  expect(await reader.read(slow())).toMatchObject({ text: null, reason: 'too-long' });
  await reader.close();
  reader = openFileReader();
  expect(await reader.read(good)).toMatchObject({ reason: null });
});

test('one that takes too much memory ends its thread, and the next is read in another', async () => {
  reader = openFileReader({ milliseconds: 60_000, megabytes: 250 });
  expect(await reader.read(await swelling())).toMatchObject({ text: null, reason: 'too-large' });
  expect(await reader.read(good)).toMatchObject({ reason: null });
}, 90_000);

/** Two hundred thousand paragraphs. */
function slow(): Uint8Array {
  return docxOf(paragraph('哈').repeat(200_000));
}

/** A page whose stream unpacks to most of a gigabyte, packed twice; made piece by piece, so that the test itself stays small. */
async function swelling(): Promise<Uint8Array> {
  const piece = Buffer.alloc(1_000_000, 'BT (x) Tj ET ');
  const pieces = Readable.from(Array.from({ length: 800 }, () => piece));
  const once = await buffer(pieces.pipe(createDeflate({ level: 1 })));
  const twice = deflateSync(once).toString('latin1');
  const stream = `<< /Length ${twice.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${twice}\nendstream`;
  return pdfOf({ stream });
}
