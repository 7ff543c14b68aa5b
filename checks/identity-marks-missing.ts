import { z } from 'zod';
import { gapSentence } from '../src/lib/gaps.ts';
import { defineCheck } from '../src/model/check.ts';

const marks = {
  idCode: '网站标识码',
  icp: 'ICP备案编号',
  policeNo: '公安机关备案标识',
  conac: '党政机关网站标识',
  errorReport: '“我为政府网站找错”入口',
} as const;

export default defineCheck({
  title: '网站标识缺失',
  why: '政府网站页脚应当标明网站标识码、备案编号、党政机关标识和找错入口，便于群众辨认真伪和监督。',
  fix: '在全站页脚补齐所列标识；标识由脚本加载的，确认脚本能够正常访问。',
  target: 'site',
  ownerOnly: true,
  reads: ['identity'],
  options: z.strictObject({
    marks: z
      .array(z.enum(['idCode', 'icp', 'policeNo', 'conac', 'errorReport']))
      .default(['idCode', 'icp', 'policeNo', 'conac', 'errorReport'])
      .describe('必须具备的标识'),
  }),
  messages: { missing: '首页及其页脚脚本中未找到{mark}。' },
  *run({ facts, gaps, options }) {
    for (const mark of options.marks) {
      if (facts.identity[mark]) continue;
      yield {
        say: 'missing',
        place: `mark:${mark}`,
        at: facts.identity.at.slice(0, 5),
        found: null,
        required: '应当具备',
        data: { mark: marks[mark] },
        ...(gaps.length > 0 && { unsure: gapSentence(gaps) }),
      };
    }
    return { n: options.marks.length };
  },
});
