/** `npm start`: starts the fictional city, audits it as a user would; the audit says where the report is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { startCity } from './city.ts';

const root = path.dirname(import.meta.dirname);
const workspace = path.join(root, '.demo');

const city = await startCity();
rmSync(workspace, { recursive: true, force: true });
cpSync(city.workspace, workspace, { recursive: true });

const args = ['audit', '--workspace', '.demo', '--proxy', city.proxy, '--as-of', city.asOf, '--delay', '0'];
console.log(`虚构的云澜市已在本机启动。现在执行：\n  npx gongkai ${args.join(' ')}\n`);
const audit = spawn(process.execPath, [path.join(root, 'bin/gongkai.mjs'), ...args], { cwd: root, stdio: 'inherit' });
const [code] = (await once(audit, 'close')) as [number | null];
await city.close();

// One site is down on purpose, so “some agency could not be assessed” is what is expected here.
process.exitCode = code === 2 ? 0 : (code ?? 1);
