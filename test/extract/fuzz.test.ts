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

test.skipIf(files.length === 0)(
  'damaged pages give facts',
  () => {
    for (const [seed, file] of files.entries()) {
      if (seed % 4 !== 0) continue;
      const body = damaged(readFileSync(new URL(file, folder)), seed);
      const facts = extractPage({ body, url: 'http://www.qinghe.test/a/b.html', contentType: null, at: '2024-03-10' });
      expect({ file, seed, url: JSON.parse(JSON.stringify(facts)).url }).toEqual({ file, seed, url: facts.url });
    }
  },
  120_000,
);
