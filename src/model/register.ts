/** The register: sites, agencies, accounts. Sites stand on their own; agencies publish on them as owner or section. */
import { z } from 'zod';

export const agencyKinds = ['government', 'department', 'subdistrict', 'town', 'park', 'institution'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

const id = z
  .string()
  .regex(/^[\w\p{Script=Han}-]{1,64}$/u, '编号只能用汉字、字母、数字、下划线和短横线，不超过64个字符');
const httpUrl = z.url({ protocol: /^https?$/, error: '应为以 http:// 或 https:// 开头的网址' });
const pins = z.record(z.string(), z.union([httpUrl, z.literal('none')]));

export const siteSchema = z.strictObject({
  id,
  url: httpUrl,
  name: z.string().optional(),
  idCode: z.string().optional(),
  /** Column class → address, or `none` where the site has no such column and need not have it. */
  columns: pins.default({}),
});

export const agencySchema = z.strictObject({
  id,
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  kind: z.enum(agencyKinds),
  sites: z
    .array(
      z.strictObject({
        site: z.string(),
        role: z.enum(['owner', 'section']),
        /** Path prefixes that belong to a section. */
        paths: z.array(z.string().startsWith('/')).default([]),
        columns: pins.default({}),
        /** Names under which the section's items appear as 来源; its name and aliases always count. */
        sourceNames: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  services: z.boolean().default(true),
  tags: z.array(z.string()).default([]),
  contact: z.string().optional(),
});

export const accountSchema = z.strictObject({
  id,
  agency: z.string(),
  platform: z.string(),
  name: z.string().min(1),
  platformId: z.string().optional(),
  type: z.string().optional(),
  /** Whom the platform has verified as its owner. */
  verifiedAs: z.string().optional(),
  /** Given up for good accounts are kept in the register and no longer looked at. */
  state: z.enum(['active', 'closed']).optional(),
  /** Whether its opening was put on file. */
  filed: z.boolean().optional(),
  source: z
    .strictObject({
      feed: httpUrl.optional(),
      file: z.string().optional(),
      /** The platform's interface for owners; its token stands in the environment. */
      api: z.enum(['wechat', 'weibo']).optional(),
    })
    .default({}),
});

/** Which agencies a unit means that a document names; what is not linked is told by kind and name. */
export const unitLinkSchema = z.strictObject({
  /** As the document writes it. */
  unit: z.string().min(1),
  /** Ids; empty: no agency of this register. */
  agencies: z.array(z.string()).default([]),
});

export const registerSchema = z.strictObject({
  sites: z.array(siteSchema).default([]),
  agencies: z.array(agencySchema).min(1),
  accounts: z.array(accountSchema).default([]),
  units: z.array(unitLinkSchema).default([]),
});
export type Site = z.output<typeof siteSchema>;
export type Agency = z.output<typeof agencySchema>;
export type Account = z.output<typeof accountSchema>;
export type UnitLink = z.output<typeof unitLinkSchema>;
export type Register = z.output<typeof registerSchema>;
