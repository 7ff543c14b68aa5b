/** The ranking as a compact text for a terminal. */
import { rankings, type Standing } from '../../reports/standing.ts';
import { groupWord } from '../../reports/words.ts';
import { cut } from '../lib/chinese.ts';
import type { Results } from '../model/results.ts';
import { percent, shortNumber, twoDecimals } from './format.ts';

export interface TerminalOptions {
  color: boolean;
  /** Columns of the terminal; lines are cut to it. */
  width: number;
  /** Ruleset id → its title. */
  titles?: Readonly<Record<string, string>>;
}

type Paint = (text: string) => string;

/**
 * One block a ruleset, one line an agency: rank, name, score, assessed share, grade, what it lost most on; at the end one
 * line a site with the pages that it took. No line end at the end.
 */
export function rankingText(results: Results, { color, width, titles = {} }: TerminalOptions): string {
  const paint =
    (code: number): Paint =>
    (text) =>
      color ? `\u001b[${code}m${text}\u001b[0m` : text;
  const colors = { bold: paint(1), dim: paint(2), red: paint(31), yellow: paint(33) };
  const names = results.judgement.agencies.map((a) => a.name);
  const nameWidth = Math.min(30, Math.max(8, ...names.map(cells)));
  const line = (s: Standing, what: Paint) => agencyLine(s, nameWidth, Math.max(60, width), what);
  const blocks = rankings(results).map((ranking) => {
    const lines = [colors.bold(clip(titles[ranking.ruleset] ?? ranking.ruleset, width))];
    lines.push(colors.dim(clip(`名次 ${padRight('单位', nameWidth)}    得分  完成 等级     主要失分`, width)));
    for (const { group, ranked, ...apart } of ranking.groups) {
      lines.push(colors.dim(groupWord(group)));
      const last = ranked.length > 1 ? ranked.at(-1)!.rank : null;
      for (const s of ranked) lines.push(line(s, s.rank === last && last !== 1 ? colors.yellow : (text) => text));
      for (const s of apart.vetoed) lines.push(line(s, colors.red));
      for (const s of [...apart.unscored, ...apart.withheld]) lines.push(line(s, colors.dim));
    }
    return lines.join('\n');
  });
  return [...blocks, sitesText(results, width, colors.dim)].filter((block) => block !== '').join('\n\n');
}

/** More sites than this are only added up. */
const mostSites = 30;

/** How many pages the judgement took of those that the sites show. */
function sitesText({ judgement }: Results, width: number, paint: Paint): string {
  const targets = judgement.agencies.flatMap((agency) => agency.targets).filter(({ pages }) => pages !== undefined);
  const sites = [...new Map(targets.map((target) => [target.id, target])).values()];
  if (sites.length === 0) return '';
  const sum = (key: 'fetched' | 'shown') => sites.reduce((n, { pages }) => n + pages![key], 0);
  const lines = sites.slice(0, mostSites).map(({ id, name = id, pages }) => pagesLine(name, pages!));
  if (sites.length > 1)
    lines.push(pagesLine(`合计${sites.length}个网站`, { fetched: sum('fetched'), shown: sum('shown') }));
  return lines.map((line) => paint(clip(line, width))).join('\n');
}

function pagesLine(name: string, { fetched, shown }: { fetched: number; shown: number }): string {
  return `${name}：评价采集${fetched}页，网站显示${shown}页`;
}

function agencyLine(s: Standing, nameWidth: number, width: number, paint: Paint): string {
  const left = [
    padLeft(s.rank === null ? '—' : String(s.rank), 4),
    padRight(clip(s.name, nameWidth), nameWidth),
    padLeft(s.status === 'ranked' ? twoDecimals(s.score) : '—', 7),
    padLeft(percent(s.assessed), 5),
    padRight(clip(s.grade ?? (s.status === 'withheld' ? '不充分' : ''), 8), 8),
  ].join(' ');
  return paint(clip(`${left} ${whyOf(s)}`.trimEnd(), width));
}

function whyOf(s: Standing): string {
  if (s.status === 'vetoed') return `单项否决：${s.vetoes.map((v) => v.title).join('、')}`;
  if (s.unscoredWhy !== null) return s.unscoredWhy;
  return s.losses
    .slice(0, 3)
    .map((l) => `${l.title} −${shortNumber(l.lost)}`)
    .join('；');
}

/** Chinese, Japanese, Korean and full-width characters, and pictures, take two cells. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const combining = /\p{M}/u;

/** Cells of a terminal that the text takes. */
export function cells(text: string): number {
  let n = 0;
  for (const char of text) n += combining.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return n;
}

/** The text cut to so many cells. */
export function clip(text: string, width: number): string {
  let short = cut(text, width);
  for (let keep = [...short].length - 1; cells(short) > width && keep > 0; keep--) short = cut(text, keep);
  return short;
}

function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}

function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - cells(text))) + text;
}
