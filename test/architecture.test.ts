/** The table of DESIGN 2.1, held by reading every import: what each place may import, and what pure places may not touch. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.dirname(import.meta.dirname);

/** Place → places it may import besides itself. */
const mayImport: Record<string, readonly string[]> = {
  model: ['lib'],
  lib: ['model'],
  checks: ['model', 'lib'],
  extract: ['model', 'lib'],
  judge: ['model', 'lib'],
  score: ['model', 'lib'],
  reports: ['model', 'lib'],
  snapshot: ['model', 'lib'],
  ledger: ['model', 'lib'],
  // Media read what the crawl's guarded network fetches for them.
  crawl: ['model', 'lib', 'extract', 'snapshot', 'media'],
  media: ['model', 'lib', 'extract', 'snapshot'],
  // A report's data are put into its templates where the templates are known.
  render: ['model', 'lib', 'reports'],
  load: ['model', 'lib'],
  publish: ['model', 'lib'],
  schedule: ['model', 'lib', 'ledger'],
};
/** `cli` may import everything and is imported by nobody. */
const free = 'cli';

/** No disk, network, clock, chance or console; what they need comes in as arguments. */
const pure = ['model', 'lib', 'checks', 'extract', 'judge', 'score', 'reports'];
const impure =
  /\bDate\.now\b|new Date\(\s*\)|\bMath\.random\b|\bfetch\(|\bprocess\.|\bconsole\.|\bset(Timeout|Interval|Immediate)\(|\bglobalThis\b|\bperformance\.now\b|crypto\.randomUUID/;
const pureExceptions: Record<string, string> = {
  'src/lib/hash.ts → node:crypto': 'hashing is arithmetic',
};

/** Third-party package → the one file that imports it; more only for a reason. */
const shared: Record<string, { places: string[]; because: string }> = {
  zod: { places: ['model', 'load', 'checks', 'cli'], because: 'schemas are the vocabulary itself' },
  commander: { places: ['cli'], because: 'one file a command' },
  'better-sqlite3': { places: ['snapshot', 'ledger'], because: 'two stores that may know nothing of each other' },
  '@crawlee/basic': { places: ['crawl'], because: 'the engine, and the storage client that it is given' },
  'playwright-core': {
    places: ['crawl', 'render'],
    because: 'starting a browser, what is asked of its pages, and printing ours',
  },
  fflate: {
    places: ['lib', 'load'],
    because: 'archives within bounds, and rows added to a register that persons keep',
  },
  'p-limit': { places: ['crawl', 'cli'], because: 'links of a site, and sites of a run' },
};

/** Files above the ceiling, each with its reason. */
const ceiling = 250;
const long: Record<string, string> = {};

interface Source {
  file: string;
  place: string;
  /** With comments blanked out. */
  code: string;
  imports: string[];
}

const sources: Source[] = ['src', 'checks', 'reports'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => sourceOf(path.posix.join(folder, name.split(path.sep).join('/')))),
);

function sourceOf(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
  const imports = [...code.matchAll(/\bfrom\s+'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g)].map((m) => m[1] ?? m[2]!);
  return { file, place: placeOf(file), code, imports };
}

function placeOf(file: string): string {
  const [top, second] = file.split('/');
  return top === 'src' ? second! : top!;
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

const all = sources.flatMap(({ file, place, imports }) => imports.map((target) => ({ file, place, target })));
const ours = all
  .filter(({ target }) => target.startsWith('.'))
  .map((i) => ({ ...i, to: path.posix.join(path.posix.dirname(i.file), i.target) }));
const theirs = all.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'));

test('there is something to read', () => {
  expect(ours.length).toBeGreaterThan(200);
  expect(theirs.map((i) => packageOf(i.target))).toContain('cheerio');
});

test('every folder of src has a row in the table', () => {
  const known = [...Object.keys(mayImport), free];
  expect([...new Set(sources.map((s) => s.place))].filter((place) => !known.includes(place))).toEqual([]);
});

test('no import goes where the table does not let it', () => {
  const wrong = ours.filter(({ place, to }) => {
    const target = placeOf(to);
    if (place === free || target === place) return false;
    return !(mayImport[place] ?? []).includes(target);
  });
  expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
});

test('pure places touch neither disk, network, clock, chance nor console', () => {
  const wrong = sources
    .filter(({ place }) => pure.includes(place))
    .flatMap(({ file, code, imports }) => [
      ...imports.filter((i) => i.startsWith('node:')).map((i) => `${file} → ${i}`),
      ...(impure.exec(code)?.slice(0, 1) ?? []).map((what) => `${file}: ${what}`),
    ]);
  expect(wrong.filter((w) => !(w in pureExceptions))).toEqual([]);
});

test('each third-party package is imported in one file, or in the places that have a reason', () => {
  const wrong = Map.groupBy(theirs, (i) => packageOf(i.target))
    .entries()
    .flatMap(([name, imports]) => {
      const files = [...new Set(imports.map((i) => i.file))];
      const allowed = shared[name]?.places;
      const astray = allowed ? imports.filter((i) => !allowed.includes(i.place)).map((i) => i.file) : files.slice(1);
      return astray.map((file) => `${name} in ${file}`);
    });
  expect([...wrong]).toEqual([]);
});

test('packages that are imported are dependencies, and the other way round', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const used = new Set(theirs.map((i) => packageOf(i.target)));
  expect([...used].filter((name) => !(name in dependencies))).toEqual([]);
  expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
});

test('only the entry ends the process', () => {
  expect(sources.filter(({ code }) => /process\.(exit|abort)\b/.test(code)).map((s) => s.file)).toEqual([]);
});

test('files stay small', () => {
  const tooLong = sources.filter(({ file }) => linesOf(file) > ceiling).map((s) => s.file);
  expect(tooLong.filter((file) => !(file in long))).toEqual([]);
});

test('checks stay under 110 lines, texts included', () => {
  expect(sources.filter(({ file, place }) => place === 'checks' && linesOf(file) > 110).map((s) => s.file)).toEqual([]);
});

function linesOf(file: string): number {
  return readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
}
