/** Posts kept over polls: short feeds add up, and what no poll saw stays a hole that is known. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '../lib/dates.ts';
import type { Period } from '../model/check.ts';
import type { Coverage, Post } from '../model/facts.ts';
import type { Reading } from './reading.ts';

/** A stretch of time of which every post is held. ISO times. */
interface Stretch {
  from: string;
  to: string;
}
export interface History {
  posts: Post[];
  /** Oldest first, apart from each other. */
  stretches: Stretch[];
  /** What the feed can be asked by whether it has changed since it was read whole. */
  seen?: Seen;
}
export interface Seen {
  feed: string;
  etag?: string;
  modified?: string;
}

const maxPosts = 20_000;

/** What was kept, with what was read now; a newer reading of the same post wins. */
export function added(history: History, reading: Extract<Reading, { posts: unknown }>): History {
  const posts = new Map(history.posts.map((post) => [post.id, post]));
  for (const post of reading.posts) posts.set(post.id, post);
  const kept = [...posts.values()].sort((a, b) => time(b.publishedAt) - time(a.publishedAt)).slice(0, maxPosts);
  const { from, to } = reading.coverage;
  const fresh = reading.whole && from !== null && to !== null && time(from) <= time(to) ? [{ from, to }] : [];
  return { posts: kept, stretches: joined([...history.stretches, ...fresh]) };
}

/** The feed is still what it was when it was last read: whole, and now known until this moment. */
export function unchanged(history: History, to: string): History {
  const last = history.stretches.at(-1);
  if (last === undefined || time(to) <= time(last.to)) return history;
  return { ...history, stretches: [...history.stretches.slice(0, -1), { ...last, to }] };
}

/** For the period: the last stretch that began before its end. */
export function coverageIn({ stretches }: History, period: Period, otherwise: Coverage): Coverage {
  const last = stretches.filter(({ from }) => from.slice(0, 10) <= period.to).at(-1);
  if (last === undefined) return otherwise;
  const { from, to } = last;
  if (from.slice(0, 10) < addDays(period.from, -14)) return { from, to, complete: true, whole: true, reason: null };
  const before = stretches[stretches.indexOf(last) - 1];
  const hole = before && `${before.to.slice(0, 10)}至${from.slice(0, 10)}之间没有采集到`;
  return { from, to, complete: false, whole: true, reason: hole ?? `已采集的内容最早为${from.slice(0, 10)}` };
}

function joined(stretches: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const next of stretches.sort((a, b) => time(a.from) - time(b.from))) {
    const last = result.at(-1);
    if (last === undefined || time(next.from) > endOf(last.to)) result.push({ ...next });
    else if (time(next.to) > time(last.to)) last.to = next.to;
  }
  return result;
}

/** Sheets and files tell days: what is known until a day is known to its end. */
function endOf(to: string): number {
  return time(to) + (to.endsWith('T00:00:00+08:00') ? 86_400_000 : 0);
}

/** Zones differ between posts and polls. */
function time(iso: string | null): number {
  return iso === null ? 0 : Date.parse(iso);
}

/** An unreadable file counts as none. */
export function readHistory(file: string): History {
  try {
    const { posts, stretches, seen } = JSON.parse(readFileSync(file, 'utf8')) as History;
    if (!Array.isArray(posts) || !Array.isArray(stretches)) return { posts: [], stretches: [] };
    return { posts, stretches, ...(typeof seen?.feed === 'string' && { seen }) };
  } catch {
    return { posts: [], stretches: [] };
  }
}

/** Answers lie in the archive of the run that fetched them, so that kept posts point to none. */
export function writeHistory(file: string, { posts, ...rest }: History): void {
  const kept = posts.map((post) => ({ ...post, at: { ...post.at, record: null } }));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify({ posts: kept, ...rest }));
  renameSync(`${file}.part`, file);
}
