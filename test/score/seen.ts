/** What checks saw, written short: `2+1/10`, `not run`, `not applicable`, `error`. */
import type { CheckRun, JudgedFinding } from '../../src/model/judged.ts';

export function runOf(cell: string, check: string, target = 'site'): CheckRun {
  const none = { check, target, n: 0, findings: [] };
  if (cell === 'not run') return { ...none, status: 'unsure', reason: '访问超时' };
  if (cell === 'not applicable') return { ...none, status: 'not-applicable', reason: '没有可检查的栏目' };
  if (cell === 'error') return { ...none, status: 'error', reason: '检查程序出错' };
  const [, bad, unsure, n] = /^(\d+)(?:\+(\d+))?\/(\d+)$/.exec(cell) ?? [];
  if (n === undefined) throw new Error(`not understood: ${cell}`);
  const total = Number(bad) + Number(unsure ?? 0);
  const findings = Array.from({ length: total }, (_, i) => finding(check, target, i, i >= Number(bad)));
  return { check, target, status: 'done', reason: null, n: Number(n), findings };
}

function finding(check: string, target: string, i: number, unsure: boolean): JudgedFinding {
  const fingerprint = `${check}:${target}:${i}`;
  const said = { say: 'bad', text: '某项不达标', found: 1, required: 0, at: [], data: {} };
  return { ...said, fingerprint, check, target, place: `place:${i}`, doubt: unsure ? '部分条目没有日期' : null };
}
