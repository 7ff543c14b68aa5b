/** Is this machine ready, and what of it would be slow? */
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { addDays } from '../../lib/dates.ts';
import { calendarRange, inCalendar } from '../../lib/workdays.ts';
import { type Item, item } from './doctor-item.ts';

export function node(): Item {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 24
    ? item('Node.js', 'ok', process.versions.node)
    : item('Node.js', 'fail', `${process.versions.node}，需要 24 或更新的版本`);
}

const unread = '由脚本生成的列表读不到，无障碍不检查，都记为未能查看，不扣分';

export async function browser(isUsed: boolean): Promise<Item> {
  if (!isUsed) return item('浏览器', 'warn', `设置为不用（browser: false）：${unread}；需要时改为 true`);
  const { findBrowser } = await import('../../crawl/browser/browser.ts');
  const found = findBrowser();
  return found === null
    ? item('浏览器', 'warn', `没有找到 Chrome 或 Chromium：${unread}；请安装其中之一，或用 GONGKAI_BROWSER_PATH 指明`)
    : item('浏览器', 'ok', found);
}

/** Fewer, and many sites at once get in each other's way. */
const fewCores = 2;
const littleMemory = 3.5e9;

export function power(sites: number, cores = availableParallelism(), memory = totalmem()): Item {
  const has = `处理器${cores}个，内存 ${(memory / 1e9).toFixed(1)} GB`;
  const enough = cores >= fewCores && memory >= littleMemory;
  return enough
    ? item('处理器和内存', 'ok', has)
    : item('处理器和内存', 'warn', `${has}，偏少；可把 sites（现为${sites}）调小，或换一台机器`);
}

export const scarce = 2e9;

export function disk(dir: string): Item {
  try {
    const { bavail, bsize } = statfsSync(existsSync(dir) ? dir : '.');
    const free = `可用 ${((Number(bavail) * Number(bsize)) / 1e9).toFixed(1)} GB`;
    const enough = bavail * bsize >= scarce;
    return item('磁盘', enough ? 'ok' : 'warn', enough ? free : `${free}，可能不够存放网页存档`);
  } catch {
    return item('磁盘', 'warn', '无法得知可用空间');
  }
}

const trial = 4_000_000;
const slow = 5;

/** Every page is kept for good before the next: a slow disk is a slow crawl. */
export function diskSpeed(dir: string): Item {
  let own: string | null = null;
  try {
    own = mkdtempSync(path.join(dir, '.gongkai-doctor-'));
    const fd = openSync(path.join(own, 'trial'), 'w');
    const begun = performance.now();
    try {
      for (let i = 0; i < 16; i++) {
        writeSync(fd, Buffer.alloc(trial / 16, i));
        fsyncSync(fd);
      }
    } finally {
      closeSync(fd);
    }
    return speedItem(trial / 1000 / (performance.now() - begun));
  } catch {
    return item('写入速度', 'warn', '工作区写不进去；请检查权限和剩余空间');
  } finally {
    if (own !== null) rmSync(own, { recursive: true, force: true });
  }
}

/** Of megabytes a second. */
export function speedItem(speed: number): Item {
  const said = `${speed < 10 ? speed.toFixed(1) : Math.round(speed)} MB/秒`;
  return speed >= slow
    ? item('写入速度', 'ok', said)
    : item('写入速度', 'warn', `${said}，偏慢；请把工作区放到本机硬盘上，不要放在网络盘或U盘`);
}

/** A deadline may lie so many days ahead. */
const deadlineDays = 45;

export function calendar(today: string): Item {
  const range = `${calendarRange.from} 至 ${calendarRange.to}`;
  const isEnding = inCalendar(today) && !inCalendar(addDays(today, deadlineDays));
  if (isEnding)
    return item('工作日历', 'warn', `${range}，快到期了；到期后的工作日期限将记为存疑，新一年的节假日公布后请升级`);
  return inCalendar(today)
    ? item('工作日历', 'ok', range)
    : item('工作日历', 'warn', `${range}，不含今天；之后的工作日期限将记为存疑，请升级`);
}
