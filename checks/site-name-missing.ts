import { z } from 'zod';
import { cut, squeeze } from '../src/lib/chinese.ts';
import { gapSentence } from '../src/lib/gaps.ts';
import { placeOf } from '../src/lib/urls.ts';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '网站名称不规范',
  why: '网站应当以本地区、本部门的规范名称命名并显著标明，便于群众辨认。',
  fix: '在首页标题和网站名称标签中写明规范名称；名称与机构名称不一致的，报主管部门核准。',
  target: 'site',
  ownerOnly: true,
  reads: ['home', 'identity'],
  options: z.strictObject({}),
  messages: {
    none: '首页没有标题，也没有标明网站名称。',
    other: '首页标明的名称“{name}”中未见机构名称“{agency}”。',
  },
  *run({ agency, facts, gaps }) {
    const { home, identity } = facts;
    const shown = [identity.siteName, home.title].flatMap((name) => (name?.trim() ? [name] : []));
    const names = agency.names.map((name) => squeeze(name)).filter((name) => /\p{Script=Han}/u.test(name));
    if (names.length === 0 && shown.length > 0) return { notApplicable: '没有登记单位的中文名称' };
    if (shown.some((text) => names.some((name) => squeeze(text).includes(name)))) return { n: 1 };
    const unsure = shown.length > 0 ? '可能使用经核准的简称' : gaps.length > 0 ? gapSentence(gaps) : null;
    yield {
      say: shown.length === 0 ? 'none' : 'other',
      place: `name:${placeOf(home.at.url)}`,
      at: [home.at],
      found: shown[0] ?? null,
      required: agency.name,
      data: { agency: agency.name, ...(shown.length > 0 && { name: cut(shown[0]!, 60) }) },
      ...(unsure !== null && { unsure }),
    };
    return { n: 1 };
  },
});
