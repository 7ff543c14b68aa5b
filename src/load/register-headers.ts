/** The sheets of the register workbook: names and headers in Chinese or English, with what else they are called. */

export type Kind =
  | 'text'
  | 'list'
  | 'pins'
  | 'yes-no'
  | 'agency-kind'
  | 'role'
  | 'account-state'
  | 'account-api'
  | 'day'
  | 'number'
  | 'shown';

export interface Column {
  /** Name of the field in the register. */
  field: string;
  /** The first is the one that the template shows; the field's own name always counts. */
  headers: readonly string[];
  kind: Kind;
  hint: string;
}
export interface SheetPlan {
  name: string;
  titles: readonly string[];
  columns: readonly Column[];
}

const pinHint = '每行一个：栏目类别=网址；确无此栏目且不需要的写 栏目类别=无';

export const sheetPlans: readonly SheetPlan[] = [
  {
    name: 'sites',
    titles: ['网站', '网站名录', '网站清单'],
    columns: [
      {
        field: 'id',
        headers: ['编号', '网站编号', '代码'],
        kind: 'text',
        hint: '自定，不重复；汉字、字母、数字、短横线',
      },
      { field: 'url', headers: ['网址', '首页网址', '地址'], kind: 'text', hint: '以 http:// 或 https:// 开头' },
      { field: 'name', headers: ['名称', '网站名称'], kind: 'text', hint: '可不填' },
      { field: 'idCode', headers: ['网站标识码', '标识码'], kind: 'text', hint: '10位，可不填' },
      { field: 'columns', headers: ['栏目网址', '指定栏目'], kind: 'pins', hint: pinHint },
    ],
  },
  {
    name: 'agencies',
    titles: ['责任单位', '单位', '单位名录'],
    columns: [
      {
        field: 'id',
        headers: ['编号', '单位编号', '代码'],
        kind: 'text',
        hint: '自定，不重复；一个单位有多个网站的，另起一行，只填编号和网站各栏',
      },
      { field: 'name', headers: ['名称', '单位名称', '单位全称'], kind: 'text', hint: '全称' },
      { field: 'aliases', headers: ['别名', '简称', '曾用名'], kind: 'list', hint: '多个用顿号分开' },
      {
        field: 'kind',
        headers: ['类型', '单位类型', '类别'],
        kind: 'agency-kind',
        hint: '政府、部门、街道、乡镇、园区、事业单位 之一',
      },
      { field: 'site', headers: ['网站', '所用网站'], kind: 'text', hint: '“网站”表里的编号；没有网站的不填' },
      {
        field: 'role',
        headers: ['关系', '网站关系', '角色'],
        kind: 'role',
        hint: '主办 或 栏目（在别人的网站上有专栏）',
      },
      {
        field: 'paths',
        headers: ['路径', '栏目路径', '专栏路径'],
        kind: 'list',
        hint: '专栏的路径，以 / 开头，多个用顿号分开',
      },
      { field: 'columns', headers: ['栏目网址', '指定栏目'], kind: 'pins', hint: pinHint },
      {
        field: 'sourceNames',
        headers: ['来源名称', '信息来源'],
        kind: 'list',
        hint: '稿件“来源”里出现的名称；全称和别名总是算',
      },
      { field: 'services', headers: ['对外服务', '有无办事服务'], kind: 'yes-no', hint: '是 或 否，不填为是' },
      { field: 'tags', headers: ['标签', '分组'], kind: 'list', hint: '可不填' },
      { field: 'contact', headers: ['联系方式', '联系人', '邮箱'], kind: 'text', hint: '可不填' },
    ],
  },
  {
    name: 'accounts',
    titles: ['账号', '新媒体账号', '政务新媒体'],
    columns: [
      { field: 'id', headers: ['编号', '账号编号', '代码'], kind: 'text', hint: '自定，不与网站编号重复' },
      {
        field: 'agency',
        headers: ['责任单位', '单位', '单位编号', '主办单位'],
        kind: 'text',
        hint: '“责任单位”表里的编号',
      },
      { field: 'platform', headers: ['平台'], kind: 'text', hint: '如 微信、微博' },
      { field: 'name', headers: ['名称', '账号名称'], kind: 'text', hint: '' },
      { field: 'platformId', headers: ['平台账号', '账号ID'], kind: 'text', hint: '可不填' },
      { field: 'type', headers: ['账号类型', '类型'], kind: 'text', hint: '如 订阅号、服务号，可不填' },
      {
        field: 'verifiedAs',
        headers: ['认证主体', '认证单位', '账号主体'],
        kind: 'text',
        hint: '平台认证的单位全称，可不填',
      },
      {
        field: 'state',
        headers: ['状态', '账号状态'],
        kind: 'account-state',
        hint: '正常 或 关停（已注销、迁移的也写关停，不再检查）；不填为正常',
      },
      { field: 'filed', headers: ['备案', '是否备案'], kind: 'yes-no', hint: '是 或 否，可不填' },
      { field: 'feed', headers: ['订阅地址', '订阅源'], kind: 'text', hint: 'RSS、Atom 或 JSON Feed 的网址' },
      {
        field: 'api',
        headers: ['接口', '平台接口'],
        kind: 'account-api',
        hint: '微信 或 微博：用本单位的令牌读平台的官方接口；令牌写在环境变量 GONGKAI_ACCOUNT_TOKENS，不要写在这里',
      },
      { field: 'file', headers: ['文件', '数据文件'], kind: 'text', hint: '导出的数据文件，可不填' },
    ],
  },
  {
    name: 'units',
    titles: ['单位对应', '责任单位对应'],
    columns: [
      {
        field: 'unit',
        headers: ['文件中的单位', '文件单位', '牵头单位'],
        kind: 'text',
        hint: '照文件原样填写；按名称和类型认得出的不必填，gongkai doctor 会列出认不出的',
      },
      {
        field: 'agencies',
        headers: ['单位编号', '对应单位'],
        kind: 'list',
        hint: '“责任单位”表里的编号，多个用顿号分开；本地区没有这个单位的留空',
      },
    ],
  },
];

export const kindNames: Record<string, string> = {
  政府: 'government',
  人民政府: 'government',
  部门: 'department',
  街道: 'subdistrict',
  街道办: 'subdistrict',
  乡镇: 'town',
  镇: 'town',
  乡: 'town',
  园区: 'park',
  开发区: 'park',
  事业单位: 'institution',
};

export const roleNames: Record<string, string> = { 主办: 'owner', 自办: 'owner', 栏目: 'section', 专栏: 'section' };

export const stateNames: Record<string, string> = { 正常: 'active', 关停: 'closed', 注销: 'closed', 迁移: 'closed' };

export const apiNames: Record<string, string> = { 微信: 'wechat', 微博: 'weibo' };

export const yesNo: Record<string, boolean> = {
  是: true,
  有: true,
  true: true,
  yes: true,
  否: false,
  无: false,
  false: false,
  no: false,
};
