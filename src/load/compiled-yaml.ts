/** The packed package has our YAML as JSON too, made by `scripts/build-yaml.mjs`. A checkout has none, and reads the YAML. */
import { existsSync, readFileSync } from 'node:fs';
import { packagePath } from './package-root.ts';

const ours = packagePath('checks');

export function compiledName(file: string): string {
  return `${file}.json`;
}

/** What the YAML of this hash holds; undefined where that is not at hand, as after a change by hand. */
export function compiledValue(file: string, sha256: string): unknown {
  const name = compiledName(file);
  if (!file.startsWith(ours) || !existsSync(name)) return undefined;
  const compiled: { sha256: string; value: unknown } = JSON.parse(readFileSync(name, 'utf8'));
  return compiled.sha256 === sha256 ? compiled.value : undefined;
}
