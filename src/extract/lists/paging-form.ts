/** Pagers that send a plain form: a field of it holds the number of the page, scripts on the links set it. */
import { hostOf } from '../../lib/urls.ts';
import type { Box, Flat } from '../html/flat.ts';
import type { Resolve } from '../links/links.ts';
import type { Counted } from './paging.ts';

const maxNext = 200;
const maxFields = 20;
const pageField = /^(?:cur(?:rent)?_?)?(?:page(?:no|num|index|number)?|pn)$/i;

/** `pages` is what the page says elsewhere. Believed only where the field stands at 1 and a link sets it to 2. */
export function pagerByForm(flat: Flat, resolve: Resolve, pageUrl: string, pages: number | null): Counted | null {
  if (pages === null || pages < 2 || !flat.boxes.some(setsTwo)) return null;
  for (const form of flat.boxes) {
    if (form.name !== 'form' || !/^(?:get)?$/i.test(form.attribs.method ?? '')) continue;
    const fields = flat.boxes
      .slice(form.index + 1, form.end)
      .filter(({ name, attribs }) => name === 'input' && attribs.name);
    const page = fields.find(({ attribs }) => pageField.test(attribs.name!) && attribs.value?.trim() === '1');
    const action = form.attribs.action?.trim() ? resolve(form.attribs.action) : pageUrl;
    if (page === undefined || action === null || hostOf(action) !== hostOf(pageUrl) || fields.length > maxFields)
      continue;
    const fixed = fields.filter((field) => field !== page && field.attribs.type?.toLowerCase() === 'hidden');
    const next = Array.from({ length: Math.min(pages - 1, maxNext) }, (_, i) => {
      const url = new URL(action);
      for (const { attribs } of fixed) url.searchParams.set(attribs.name!, attribs.value ?? '');
      url.searchParams.set(page.attribs.name!, String(i + 2));
      return url.href;
    });
    return { pages, total: null, next };
  }
  return null;
}

/** `goPage(2)` */
function setsTwo({ attribs: { href = '', onclick = '' } }: Box): boolean {
  return /^(?:javascript:)?\s*(?:return\s+)?[\w$.]{1,40}\(\s*['"]?2['"]?\s*\)/i.test((onclick || href).trim());
}
