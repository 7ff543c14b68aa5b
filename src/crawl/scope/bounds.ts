/** How far a crawl of one site goes at most, and what is said of what lies beyond. */
import { shallowFacts } from '../../model/fact-names.ts';
import type { FactName, Gap, GapReason } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { maxRefused } from '../politeness/breaker.ts';

/** How deep the facts that are read require to go. */
export function depthFor(needs: ReadonlySet<FactName>, maxDepth: number): number {
  if ([...needs].some((fact) => !shallowFacts.has(fact))) return maxDepth;
  return needs.has('home') ? 1 : 0;
}

/** One gap for all pages that were wanted and not visited; null for none. */
export function limitGap(
  site: string,
  missing: number,
  { late, refusedFor }: { late: boolean; refusedFor: GapReason | null },
  { siteMinutes, maxPages, maxDepth }: Settings,
): Gap | null {
  if (missing === 0) return null;
  const bound = late ? `时限${siteMinutes}分钟` : `上限${maxPages}页、${maxDepth}层`;
  const why = refusedFor === null ? bound : `连续${maxRefused}个以上页面无法访问，停止采集`;
  return { fact: 'pages', place: site, reason: refusedFor ?? 'limit', detail: `${why}，另有${missing}个页面未采集` };
}
