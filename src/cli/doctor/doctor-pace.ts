/** How long a crawl of the whole register would take, and which sites took longest the last time. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { machineOf } from '../../crawl/politeness/politeness.ts';
import { parseWindow } from '../../lib/window.ts';
import type { Register } from '../../model/register.ts';
import type { Settings } from '../../model/settings.ts';
import { duration } from '../run/progress-line.ts';
import { type Item, item } from './doctor-item.ts';

export interface SiteTime {
  site: string;
  pages: number;
  seconds: number;
}

const finished = '"event":"site-finished"';

/** By the log of the newest run; empty where there is none. */
export function lastTimes(dataDir: string): SiteTime[] {
  const dir = path.join(dataDir, 'logs');
  if (!existsSync(dir)) return [];
  const newest = readdirSync(dir)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .at(-1);
  if (newest === undefined) return [];
  const times = new Map<string, SiteTime>();
  for (const line of readFileSync(path.join(dir, newest), 'utf8').split('\n'))
    if (line.includes(finished)) {
      const time = timeOf(line);
      // Of a run that was gone on with, each part took its time.
      if (time !== null)
        times.set(time.site, { ...time, seconds: time.seconds + (times.get(time.site)?.seconds ?? 0) });
    }
  return [...times.values()];
}

function timeOf(line: string): SiteTime | null {
  try {
    const { site, pages, seconds } = JSON.parse(line) as Record<string, unknown>;
    if (typeof site !== 'string' || typeof pages !== 'number' || typeof seconds !== 'number') return null;
    return { site, pages, seconds };
  } catch {
    return null;
  }
}

/** Seconds that an answer takes at least. */
const answer = 0.2;
const longSeconds = 10 * 3600;

/** Machines are asked one request after another, whoever of their sites is meant; `sites` sites go on at once. */
export function paceItem({ sites }: Register, settings: Settings, before: readonly SiteTime[]): Item {
  const { delay, concurrency, maxPages, siteMinutes, window: hours } = settings;
  const each = Math.max(delay / 1000, answer / concurrency);
  const known = new Map(before.map(({ site, pages }) => [site, pages]));
  const byMachine = Map.groupBy(sites, ({ url }) => machineOf(new URL(url)));
  const secondsOf = (of: typeof sites) => of.reduce((sum, { id }) => sum + (known.get(id) ?? maxPages) * each, 0);
  const machines = [...byMachine].map(([name, of]) => ({ name, of, seconds: secondsOf(of) }));
  const whole = machines.reduce((sum, { seconds }) => sum + seconds, 0);
  const seconds = Math.max(whole / settings.sites, ...machines.map((machine) => machine.seconds), 0);
  const basis = sites.every(({ id }) => known.has(id)) ? '按上次的页数' : `没有采集过的网站按上限${maxPages}页`;
  const details = machines
    .filter(({ of }) => of.length > 1)
    .map(({ name, of, seconds }) => `${of.length}个网站同在 ${name}，只能依次请求，约需${duration(seconds)}`);
  const single = Math.max(0, ...sites.map((site) => secondsOf([site])));
  if (single > siteMinutes * 60)
    details.push(
      `一个网站要${duration(single)}，超过时限${siteMinutes}分钟，余下的页面会记为未能查看；可调大 siteMinutes，或调小 delay`,
    );
  const open = hoursOf(hours);
  const days = Math.ceil(seconds / 3600 / open);
  if (open < 24 && days > 1) details.push(`只在 ${hours} 采集，每天${open}小时，约需${days}天；可放宽 window`);
  if (seconds > longSeconds && details.length === 0) details.push('一夜采不完；可调小 maxPages 或 delay，或分几次评价');
  const text = `全部采集约需${duration(seconds)}：网站${sites.length}个，主机${machines.length}台，${basis}，每页${each}秒`;
  return item('采集用时', details.length > 0 ? 'warn' : 'ok', text, details);
}

/** Of a day. */
function hoursOf(text: string): number {
  const window = text === '' ? null : parseWindow(text);
  if (window === null) return 24;
  return Math.round(((window.to - window.from + 1440) % 1440) / 6) / 10;
}

export function slowestItem(times: readonly SiteTime[]): Item {
  const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, 3);
  const words = slowest.map(({ site, pages, seconds }) => `${site} ${duration(seconds)}（${pages}页）`);
  return item('上次采集', 'ok', `最慢的网站：${words.join('，')}`);
}
