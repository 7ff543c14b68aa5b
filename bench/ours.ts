/** The crawl as the command runs it, with the flags that `bin/gongkai.mjs` gives Node. */
import type { Program } from './measure.ts';

export const nodeFlags = ['--max-semi-space-size=16', '--heap-growing-percent=30'];

export const ours: Program = { name: 'ours: whole', file: 'programs/crawl.ts', node: nodeFlags };
