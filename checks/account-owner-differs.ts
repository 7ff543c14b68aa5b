import { z } from 'zod';
import { defineCheck } from '../src/model/check.ts';

export default defineCheck({
  title: '政务新媒体认证主体与责任单位不一致',
  why: '账号认证主体不是责任单位，公众难辨真伪，机构改革后也可能无人负责。',
  fix: '机构更名、合并的，办理账号主体变更或迁移；由其他单位代管的，在台账中写明。',
  target: 'account',
  reads: ['register'],
  options: z.strictObject({}),
  messages: { differs: '{platform}“{name}”的认证主体是“{owner}”，责任单位是“{agency}”。' },
  *run({ agency, facts, target }) {
    const { own } = facts.register;
    if (own === null || own.verifiedAs === null) return { notApplicable: '登记表没有填写认证主体' };
    const owner = own.verifiedAs.replace(/\s/g, '');
    const bare = (name: string) => name.replace(/\s/g, '').replace(/(?:办公室|办公厅)$/, '');
    // 甲市乙区卫生局 and 乙区卫生局 are one; a short name may begin with any place.
    if (
      agency.names.some(
        (n) => bare(n) === bare(owner) || bare(owner).endsWith(bare(n)) || bare(n).endsWith(bare(owner)),
      )
    )
      return { n: 1 };
    yield {
      say: 'differs',
      place: `account:${target.id}`,
      at: [],
      found: own.verifiedAs,
      required: agency.name,
      data: { platform: own.platform, name: own.name, owner: own.verifiedAs, agency: agency.name },
      unsure: '认证主体可能是责任单位的曾用名、简称或其所属单位',
    };
    return { n: 1 };
  },
  asks: true,
});
