/** What the columns of account ledgers are called, and what a header is taken for. */
import { platformOf } from '../lib/platforms.ts';

export const ledgerFields = {
  unit: '责任单位',
  platform: '平台',
  name: '账号名称',
  platformId: '平台账号',
  url: '主页网址',
  type: '账号类型',
  state: '状态',
  filed: '备案',
  verifiedAs: '认证主体',
  feed: '订阅地址',
  private: '个人信息，不导入',
} as const;
export type LedgerField = keyof typeof ledgerFields;

/** Whole headers, without white space and brackets; the first that fits counts. */
const forms: readonly (readonly [LedgerField, RegExp])[] = [
  ['private', /责任人|负责人|联系人|联系方式|电话|手机|身份证|管理员|值班|姓名|邮箱/],
  ['feed', /^(?:订阅地址|订阅源|数据源|rss.{0,6}|feed)$/i],
  ['filed', /备案/],
  ['verifiedAs', /认证(?:主体|单位|名称|信息)|主体名称|账号主体|注册主体/],
  ['state', /^(?:账号|运行|运营|当前|使用|目前|更新)?(?:状态|状况|情况)$|是否(?:关停|注销|正常)/],
  ['type', /^(?:账号|公众号|微信|服务号)?(?:账号)?类型$|^公众号类别$/],
  [
    'platform',
    /^(?:所属|所在|开设|发布|媒体|新媒体|政务新媒体|应用)?平台(?:类型|名称|类别)?$|^(?:服务|新媒体|媒体|渠道)类型$|^类别$|^渠道$/,
  ],
  ['url', /网址|链接|主页|地址|url|http|二维码/i],
  [
    'platformId',
    /(?:id|uid|ghid|原始id|sec_?uid|微信号|抖音号|快手号|账号编号|唯一标识|标识码?)$|^(?:平台)?(?:账|帐)号$/i,
  ],
  [
    'name',
    /(?:账号|帐号|媒体|公众号|微博|应用|头条号|抖音号|昵称|app|小程序|产品)名称?$|^名称$|^昵称$|^已知公众号名$|名称（全称）$/i,
  ],
  [
    'unit',
    /(?:主办|开办|责任|运维|运营|主管|所属|填报|填表|报送|使用|管理|建设)?(?:单位|部门|机构)(?:名称|全称)?$|^服务主体$|^(?:街道|乡镇|镇街)$/,
  ],
];

export interface LedgerHeader {
  /** As written. */
  text: string;
  field: LedgerField | null;
  /** Platform that the header itself names, as in 抖音主页url. */
  platform: string | null;
}

/** `above`: what stands over it, where the header has two rows. */
export function ledgerHeader(text: string, above: string): LedgerHeader {
  const key = bare(text);
  const field = forms.find(([, form]) => form.test(key))?.[0] ?? null;
  const own = field === 'name' || field === 'platformId' || field === 'url';
  // 微信号 is what its owner calls the account; 微博名称 is a name on 微博.
  const platform = own ? (platformOf(key) ?? platformOf(bare(above))) : null;
  if (field !== null || key === '') return { text, field, platform };
  // 微信公众号 as a header of its own holds the names of such accounts.
  const named = platformOf(key);
  return {
    text,
    field: named !== null && key.length <= 8 && !/数|率|量|粉丝/.test(key) ? 'name' : null,
    platform: named,
  };
}

function bare(text: string): string {
  return text.replace(/[（(][^（()）]{0,100}[)）]|[\s*＊:：]/g, '').toLowerCase();
}
