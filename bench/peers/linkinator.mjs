/** linkinator with its defaults, following every page. It checks links and keeps nothing. */
import { readFileSync } from 'node:fs';
import { LinkChecker } from 'linkinator';

const origins = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { links } = await new LinkChecker().check({ path: origins.map((origin) => `${origin}/`), recurse: true });
console.log(links.length);
