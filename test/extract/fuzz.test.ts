/** Captured pages, damaged by chance: facts must come out. A failure names page and seed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { extractPage } from '../../src/extract/page.ts';

const folder = new URL('../../../shared/real/pages/', import.meta.url);
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
  : [];

/** Some bytes changed, some doubled, and the end cut off. */
function damaged(page: Uint8Array, seed: number): Uint8Array {
  let state = seed;
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const bytes = Uint8Array.from(page);
  for (let i = 0; i < 200; i++) bytes[below(bytes.length)] = below(256);
  const from = below(bytes.length);
  const again = bytes.subarray(from, from + below(2_000));
  return Buffer.concat([bytes.subarray(0, from), again, bytes.subarray(from, from + below(bytes.length))]);
}

const url = 'http://www.qinghe.test/a/b.html';

/** As they are stored. */
function factsOf(body: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(JSON.stringify(extractPage({ body, url, contentType: null, at: '2024-03-10' })));
  } catch (error) {
    throw new Error(name, { cause: error });
  }
}

test.skipIf(files.length === 0)(
  'damaged pages give facts',
  () => {
    for (const [seed, file] of files.entries()) {
      if (seed % 4 !== 0) continue;
      const body = damaged(readFileSync(new URL(file, folder)), seed);
      expect(factsOf(body, `${file}, seed ${seed}`)).toMatchObject({ url });
    }
  },
  120_000,
);

test.skipIf(files.length === 0)(
  'pages that break off anywhere give facts',
  () => {
    for (const [nth, file] of files.entries()) {
      if (nth % 40 !== 3) continue;
      const page = readFileSync(new URL(file, folder));
      for (let part = 1; part <= 12; part++) {
        const length = Math.floor((page.length * part) / 13) + (part % 3);
        expect(factsOf(page.subarray(0, length), `${file}, first ${length} bytes`)).toMatchObject({ url });
      }
    }
  },
  120_000,
);
