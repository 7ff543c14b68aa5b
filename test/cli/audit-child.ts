/** The real command line as a child process, and a server that counts what it asks. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { startCity } from '../../demo/city.ts';

const root = path.dirname(path.dirname(import.meta.dirname));

export interface CountedCity {
  proxy: string;
  asOf: string;
  /** `METHOD address` of every request, in order. */
  hits: string[];
  onHit: (hit: string) => void;
}

/** The demonstration city behind a proxy that counts. */
export async function countedCity(): Promise<CountedCity> {
  const city = await startCity();
  const { port } = new URL(city.proxy);
  const counted: CountedCity = { proxy: '', asOf: city.asOf, hits: [], onHit: () => {} };
  const server = createServer((request, response) => {
    const hit = `${request.method} ${request.url}`;
    counted.hits.push(hit);
    counted.onHit(hit);
    const { url, method, headers } = request;
    const onward = httpRequest({ host: '127.0.0.1', port, path: url, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await city.close();
  });
  counted.proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return counted;
}

/** A workspace of the city; gone after the test. */
export function cityWorkspace(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'gongkai-audit-'));
  cpSync(path.join(root, 'demo/workspace'), dir, { recursive: true });
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface Audit {
  child: ChildProcess;
  /** Exit code or signal, and what was printed. */
  ended: Promise<{ code: number | null; signal: string | null; out: string; err: string }>;
}

export function startAudit(args: readonly string[], env: Record<string, string> = {}): Audit {
  const child = spawn(process.execPath, [path.join(root, 'bin/gongkai.mjs'), 'audit', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Awaited<Audit['ended']>>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended };
}

/** Ids of the runs that have a record. */
export function runsOf(workspace: string): string[] {
  const dir = path.join(workspace, 'data/runs');
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
}
