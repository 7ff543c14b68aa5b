/** `out/index.html`: the runs that lie in the folder, newest first. Replaced in one step. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface IndexedRun {
  id: string;
  asOf: string;
  period: { from: string; to: string };
  agencies: number;
}

/** Runs whose folder was taken away are left out. `runs` are newest first. */
export function writeRunsIndex(outDir: string, runs: readonly IndexedRun[]): void {
  const there = runs.filter(({ id }) => /^[\w-]+$/.test(id) && existsSync(path.join(outDir, id, 'index.html')));
  const rows = there.map(
    ({ id, asOf, period, agencies }) =>
      `<tr><td><a href="${id}/index.html">${asOf}</a></td><td>${period.from}至${period.to}</td><td>${agencies}</td><td>${id}</td></tr>`,
  );
  const file = path.join(outDir, 'index.html');
  writeFileSync(`${file}.part`, page(rows.join('\n')));
  renameSync(`${file}.part`, file);
}

function page(rows: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>政务公开历次检查</title>
<style>
body { font: 16px/1.6 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #ccc }
a { color: #0b5394 }
</style>
<main>
<h1>政务公开历次检查</h1>
<table>
<thead><tr><th scope="col">评价日期</th><th scope="col">统计期</th><th scope="col">单位数</th><th scope="col">编号</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</main>
</html>
`;
}
