// Packages of others, each in one file below dist/packages: Node takes longer to find a thousand small files than to run them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { licenses } from './build-licenses.mjs';

/** Stay where npm puts them: they look for files beside their code. */
const whole = ['axe-core', 'better-sqlite3', 'pdfjs-dist', 'playwright-core'];
const imported = /\bfrom '([^'.][^']*)'/g;

export async function bundlePackages(dist) {
  const files = readdirSync(dist, { recursive: true })
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join(dist, name));
  const packages = path.join(dist, 'packages');
  const names = new Set(files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(imported)].map((m) => m[1])));
  const bundled = [...names].filter((name) => !name.startsWith('node:') && !whole.includes(packageOf(name)));
  const bundle = await rolldown({
    input: Object.fromEntries(bundled.map((name) => [name, `${entry}${name}`])),
    platform: 'node',
    external: whole,
    logLevel: 'silent',
    plugins: [await entries(bundled)],
  });
  const { output } = await bundle.write({
    dir: packages,
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
  });
  for (const file of files) importFrom(packages, bundled, file);
  writeFileSync(path.join(packages, 'LICENSES.txt'), licenses(output.flatMap(({ moduleIds = [] }) => moduleIds)));
}

const entry = 'entry of ';

/** Passes on all that a package exports, CommonJS or not, as it is imported here. */
async function entries(names) {
  const exported = new Map();
  for (const name of names) {
    const all = Object.keys(await import(name)).filter((key) => /^[\w$]+$/.test(key));
    exported.set(
      path.join(import.meta.dirname, `${name.replaceAll('/', '+')}.mjs`),
      `export { ${all} } from '${name}';`,
    );
  }
  const files = [...exported.keys()];
  return {
    name: 'entries',
    resolveId: (id) => (id.startsWith(entry) ? files[names.indexOf(id.slice(entry.length))] : null),
    load: (id) => exported.get(id) ?? null,
  };
}

function importFrom(packages, bundled, file) {
  const text = readFileSync(file, 'utf8');
  const to = path.relative(path.dirname(file), packages).replaceAll(path.sep, '/');
  const moved = text.replace(imported, (all, name) => (bundled.includes(name) ? `from '${to}/${name}.js'` : all));
  if (moved !== text) writeFileSync(file, moved);
}

function packageOf(name) {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}
