/** `npm run new-check ID`: writes checks/ID.ts and test/checks/ID.test.ts from the living template. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes both files and returns what is left to do. Throws where the id is no good or taken. */
export function newCheck(id: string, root: string): string {
  if (!/^[a-z]+(-[a-z]+)+$/.test(id))
    throw new Error(`“${id}” is no id of a check: name the thing, then its fault, as column-stale`);
  const check = path.join(root, 'checks', `${id}.ts`);
  const test = path.join(root, 'test', 'checks', `${id}.test.ts`);
  for (const file of [check, test]) if (existsSync(file)) throw new Error(`${file} is there already`);
  const template = readFileSync(path.join(root, 'checks', '_template.ts'), 'utf8');
  writeFileSync(check, template.replace(/^\/\*\*.*\*\/\n/, ''));
  const cases = readFileSync(path.join(root, 'test', 'checks', '_template.test.ts'), 'utf8');
  writeFileSync(test, cases.replace("testCheck('_template'", `testCheck('${id}'`));
  return `Written: checks/${id}.ts and test/checks/${id}.test.ts
Change both, run: npx vitest run test/checks/${id}
Then give it an indicator in a file of checks/rulesets and raise its total:

  - requirement: X-00 # a row of checks/data/requirements/
    title: 指标名称
    target: site
    kind: deduct
    points: 5
    when: { check: ${id}, options: { classes: [政策解读] } }
    source: 出处；原文没有的分值和界限写明“设定”
    confidence: our-setting
`;
}

if (import.meta.main) {
  try {
    console.log(newCheck(process.argv[2] ?? '', path.dirname(import.meta.dirname)));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 64;
  }
}
