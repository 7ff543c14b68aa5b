/** Interpretations that stand elsewhere and were not read: they may exist, so nobody may say that there is none. */
import { oneLine, squeeze } from '../../lib/chinese.ts';
import { addDays, daysBetween } from '../../lib/dates.ts';
import { placeOf } from '../../lib/urls.ts';
import type { InterpretationMatch } from '../../model/interpretation.ts';
import { isKnown, type SitePages } from '../site/site-pages.ts';
import type { Draft } from './document-matches.ts';
import { formsOfTitle } from './interpretation-forms.ts';

const named = /解读|图解|读懂|看懂|问答/;
/** Names of columns: menus stand on every page. */
const menu =
  /^(?:更多|相关|最新|查看)?(?:政策|文件|部门|文字|图片|图文|视频|专家|媒体|政府|本级|上级)*(?:解读|图解|问答)(?:材料|平台|专栏|列表)?\W*$/;
/** A place that more policies link stands beside all of them. */
const mostLinking = 3;
/** Where it leads was not seen. */
const ofLink = 0.75;
const ofDay = 0.3;
const daysBefore = 30;
const daysAfter = 60;
/** Titles that say what they explain, or that it is of others. */
const clear =
  /《|(?:办法|方案|意见|规定|细则|条例|措施|规划|计划|目录)(?:解读|图解|问答)?$|国务院|国办|中办|中央|全国|国家|我国|省政府|省委|我省/;

/** Adds them to `interpretations` of the policies, with little confidence. */
export function addUnread(drafts: readonly Draft[], site: SitePages): void {
  const policies = drafts.filter(({ fact }) => fact.kind === 'policy');
  const known = new Set(drafts.map(({ fact }) => placeOf(fact.url)));
  const linked = policies.map((policy) => ({ policy, links: linkedBy(policy, known, site) }));
  const holders = Map.groupBy(
    linked.flatMap(({ links }) => [...new Set(links.map(({ url }) => placeOf(url)))]),
    (place) => place,
  );
  for (const { policy, links } of linked)
    for (const { url, text } of links)
      if (holders.get(placeOf(url))!.length <= mostLinking)
        add(policy, { url, title: text, day: null }, 'link', ofLink);
  const rows = drafts.filter(
    ({ fact, page }) => fact.kind === 'interpretation' && page === null && isUnclear(fact.title, fact.url, site),
  );
  for (const policy of policies) {
    const near = policy.fact.interpretations.length > 0 ? undefined : nearest(policy, rows);
    if (near !== undefined)
      add(policy, { url: near.fact.url, title: near.fact.title, day: near.fact.publishedAt }, 'day', ofDay);
  }
}

function linkedBy({ page }: Draft, known: ReadonlySet<string>, site: SitePages): { url: string; text: string }[] {
  return (page?.links ?? []).filter(
    ({ url, text }) => named.test(text) && !menu.test(squeeze(text)) && !known.has(placeOf(url)) && !isKnown(url, site),
  );
}

function isUnclear(title: string, url: string, site: SitePages): boolean {
  return !site.inScope(url) && !clear.test(squeeze(title));
}

/** The row nearest in time of those that came out with the policy. */
function nearest(policy: Draft, rows: readonly Draft[]): Draft | undefined {
  const day = policy.fact.publishedAt;
  if (day === null) return undefined;
  const [first, last] = [addDays(day, -daysBefore), addDays(day, daysAfter)];
  const apart = ({ fact }: Draft) => Math.abs(daysBetween(day, fact.publishedAt!));
  return rows
    .filter(({ fact: { publishedAt } }) => publishedAt !== null && publishedAt >= first && publishedAt <= last)
    .sort((a, b) => apart(a) - apart(b))[0];
}

function add(
  { fact }: Draft,
  { url, title, day }: { url: string; title: string; day: string | null },
  by: InterpretationMatch['by'],
  confidence: number,
): void {
  if (fact.interpretations.some((found) => placeOf(found.url) === placeOf(url))) return;
  const name = oneLine(title).slice(0, 200);
  fact.interpretations.push({
    url,
    title: name,
    publishedAt: day,
    forms: formsOfTitle(name),
    by,
    confidence,
    at: fact.at,
  });
}
