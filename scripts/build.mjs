// Compiles the package into dist/: sources to JavaScript, data beside them in the same layout, packages of others in few files.
// `node scripts/build.mjs [FOLDER [PROJECT]]` compiles elsewhere, or another tsconfig's files: so does the bench.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { bundlePackages } from './build-packages.mjs';
import { compileYaml } from './build-yaml.mjs';

const root = path.dirname(import.meta.dirname);
const [dist = path.join(root, 'dist'), project = path.join(root, 'scripts/tsconfig.build.json')] =
  process.argv.slice(2);
const code = ['src', 'checks', 'reports'];

rmSync(dist, { recursive: true, force: true });
const compiler = path.join(root, 'node_modules/typescript/bin/tsc');
const compiled = spawnSync(process.execPath, [compiler, '-p', project, '--outDir', dist], { stdio: 'inherit' });
if (compiled.status !== 0) process.exit(1);
for (const folder of [...code, 'templates']) copyData(folder);
await bundlePackages(dist);
await compileYaml(dist);

/** Everything that is no code: tables, rulesets, templates. */
function copyData(folder) {
  const from = path.join(root, folder);
  if (!existsSync(from)) return;
  for (const name of readdirSync(from, { recursive: true })) {
    const file = path.join(from, name);
    if (!name.endsWith('.ts') && statSync(file).isFile()) cpSync(file, path.join(dist, folder, name));
  }
}
