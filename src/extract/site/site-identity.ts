/** The site's marks: those of the home page, and those hidden in its scripts and frames. */
import { placeOf } from '../../lib/urls.ts';
import type { Gap, IdentityFact } from '../../model/facts.ts';
import { identityInText, mergeIdentity } from '../fields/identity.ts';
import type { LeanPage } from './lean.ts';
import { evidenceOf, type SitePages } from './site-pages.ts';

/** Script files whose names tell that the footer may come from them. */
const footer = /foot|bottom|copyright|public|common|site|jiucuo|conac/i;

export function deriveIdentity(site: SitePages): { identity?: IdentityFact; gaps: Gap[] } {
  const { home, byPlace, inScope } = site;
  if (home === null) return { gaps: [] };
  let marks = home.facts.identity;
  const at = [evidenceOf(home)];
  const gaps: Gap[] = [];
  for (const url of new Set([...home.facts.scripts, ...home.facts.frames])) {
    const page = byPlace.get(placeOf(url));
    const found = page === undefined ? null : marksIn(page);
    const gone = page?.status === 404 || page?.status === 410;
    if (page !== undefined && found !== null) {
      const merged = mergeIdentity(marks, found);
      if (JSON.stringify(merged) !== JSON.stringify(marks)) at.push(evidenceOf(page));
      marks = merged;
    } else if (!gone && (home.facts.frames.includes(url) || footer.test(url)) && inScope(url)) {
      gaps.push({ fact: 'identity', place: url, reason: page === undefined ? 'limit' : 'unparsed' });
    }
  }
  const complete =
    marks.idCode !== null && marks.icp !== null && marks.policeNo !== null && marks.conac && marks.errorReport;
  return { identity: { ...marks, at }, gaps: complete ? [] : gaps };
}

function marksIn(page: LeanPage) {
  if (page.facts !== null) return page.facts.trouble === null ? page.facts.identity : null;
  return page.script === undefined ? null : identityInText(page.script);
}
