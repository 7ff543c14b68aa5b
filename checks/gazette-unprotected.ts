import { z } from 'zod';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '电子版公报没有防篡改措施',
  why: '政府公报刊登的文件与正式文件有同等效力，电子版应当采用电子签名、加密等办法防止篡改。',
  fix: '发布带电子签名或者加密保护的公报文件。',
  target: 'site',
  reads: ['attachments'],
  reach: (_, { period }) => ({ attachments: { 政府公报: period.from } }),
  options: z.strictObject({}),
  messages: { bare: '{name}未见电子签名，也没有加密。' },
  *run({ facts }) {
    const files = facts.attachments.filter((a) => a.file?.format === 'pdf' && /公报|第.{1,5}期/.test(a.name));
    if (files.length === 0) return { notApplicable: '没有读到PDF格式的政府公报' };
    for (const { name, url, file, at } of files) {
      if (file!.signed || file!.encrypted) continue;
      yield {
        say: 'bare',
        place: `gazette-file:${placeOf(url)}`,
        at: [at],
        found: '无签名、无加密',
        required: '电子签名或加密',
        data: { name },
        // A watermark is a protection too, and cannot be told from the file.
        ...(file!.reason === 'damaged' || file!.cut === true ? { unsure: '文件没有读完' } : {}),
      };
    }
    return { n: files.length };
  },
});
