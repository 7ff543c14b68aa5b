// Our tables and rulesets as JSON beside their YAML, each with the hash of the text that it was made from: YAML takes long to read.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export async function compileYaml(dist) {
  const load = (name) => import(pathToFileURL(path.join(dist, 'src/load', name)).href);
  const [{ readYaml }, { compiledName }] = await Promise.all([load('yaml-file.js'), load('compiled-yaml.js')]);
  const folder = path.join(dist, 'checks');
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith('.yaml')) continue;
    const file = path.join(folder, name);
    const { value, sha256 } = readYaml(file);
    writeFileSync(compiledName(file), JSON.stringify({ sha256, value }));
  }
}
