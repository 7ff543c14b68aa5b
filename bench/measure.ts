/** Runs one program over the farm as a process of its own, and tells what it cost. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled } from './compiled.ts';
import type { Seen } from './farm/log.ts';
import type { Farm } from './farm/start.ts';

export interface Program {
  name: string;
  /** Below bench/; what is TypeScript runs compiled. */
  file: string;
  /** After the file of addresses and the working folder. */
  args?: readonly string[];
  /** Flags of Node. */
  node?: readonly string[];
}

export interface Cost {
  /** Wall time from start to end of the process, seconds. */
  seconds: number;
  /** CPU of the whole process tree, start-up included, seconds. */
  cpu: number;
  /** Peak memory of the main process, MB. */
  peak: number;
  seen: Seen;
  /** Last line that the program wrote to stdout. */
  said: string;
}

/** The program gets a file of addresses and a folder that is empty before and gone after, unless one is given. */
export async function measure(program: Program, farm: Farm, given?: string): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  try {
    const input = join(folder, 'input.json');
    const usage = join(folder, 'usage.json');
    writeFileSync(input, JSON.stringify(farm.urls));
    compiled('');
    await farm.take();
    const before = childrenCpu();
    const began = performance.now();
    const said = await run(program, [input, given ?? join(folder, 'work'), ...(program.args ?? [])], usage);
    const seconds = (performance.now() - began) / 1000;
    const after = childrenCpu();
    const own = JSON.parse(readFileSync(usage, 'utf8')) as { peak: number; cpu: number };
    const cpu = before === null || after === null ? own.cpu : after - before;
    return { seconds, cpu, peak: own.peak / 1024, seen: await farm.take(), said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run({ name, file, node = [] }: Program, args: readonly string[], usage: string): Promise<string> {
  const preload = join(import.meta.dirname, 'report-usage.mjs');
  const path = file.endsWith('.ts') ? compiled(file) : join(import.meta.dirname, file);
  const child = spawn(process.execPath, [...node, '--import', preload, path, ...args], {
    env: { ...process.env, BENCH_USAGE: usage, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
  return said.trim().split('\n').at(-1) ?? '';
}

/** CPU seconds of all children that have ended, and of theirs; null where the system does not tell. */
function childrenCpu(): number | null {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    // cutime and cstime, in ticks of 10 ms on every usual Linux.
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return null;
  }
}
