// What the authors of bundled packages ask to be handed on with their code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Text of all whose files are among the modules. */
export function licenses(modules) {
  const theirs = modules.filter((file) => file.split(path.sep).includes('node_modules'));
  const folders = new Set(theirs.map((file) => packageFolder(path.dirname(file))));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = describe(folder);
    const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
    const said = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
    return [`${name} ${version} (${license})`, ...said].join('\n\n');
  });
  return texts.join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The nearest folder above that says which version of what it is: others only say what kind of code they hold. */
function packageFolder(folder) {
  return describe(folder)?.version === undefined ? packageFolder(path.dirname(folder)) : folder;
}

function describe(folder) {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
