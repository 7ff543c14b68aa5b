import { z } from 'zod';
import { quotedTitle } from '../src/lib/chinese.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '过期文件仍作为有效内容展示',
  why: '文件有效期已过而页面没有标注，群众和企业会误以为仍能适用。',
  fix: '在文件页面标注失效，延长有效期的写明新的期限和依据。',
  target: 'site',
  reads: ['documents'],
  // The documents that were read for others will do: nothing is fetched for a prompt on old ones.
  reach: () => ({}),
  options: z.strictObject({}),
  messages: {
    valid: '《{title}》有效期至{until}，页面仍标注为有效。',
    unmarked: '《{title}》有效期至{until}，页面没有标注是否失效。',
  },
  *run({ asOf, facts }) {
    const timed = facts.documents.flatMap((document) => {
      const { state = null, until = null } = document.document?.validity ?? {};
      return document.kind !== 'policy' || until === null ? [] : [{ document, state, until }];
    });
    if (timed.length === 0) return { notApplicable: '没有读到写明有效期的文件' };
    for (const { document, state, until } of timed) {
      if (until >= asOf || (state !== null && state !== 'valid')) continue;
      yield {
        say: state === null ? 'unmarked' : 'valid',
        place: `document:${placeOf(document.url)}`,
        at: [document.at],
        found: until,
        required: '过期文件标注失效',
        data: { title: quotedTitle(document.title), until },
        ...(state === null && { unsure: '可能已经延长有效期，或者在别处标注' }),
      };
    }
    return { n: timed.length };
  },
});
