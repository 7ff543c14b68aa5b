/** The offices of the fictional city of Yunlan (云澜市). Places, offices and sentences are all made up. */
import type { Office } from './office.ts';
import type { PolicyPlan } from './policies.ts';

/** A document explained in a picture on the day it came out. */
function good(subject: string, date: string): PolicyPlan {
  return { subject, date, explained: date, picture: true };
}

export const government: Office = {
  name: '云澜市人民政府办公室',
  numberPrefix: '云府办规',
  gazette: true,
  duty: '负责文电、会务、督查和政务公开的组织推进。',
  topics: ['河岸步道建设', '老街区更新', '便民市场改造', '防汛准备', '公共自行车调度', '城市书房建设', '夜间照明改造'],
  policies: [
    good('河道保洁办法', '2026-02-27'),
    good('便民市场管理办法', '2026-02-25'),
    { subject: '公共停车收费规定', date: '2026-02-12', explained: '2026-02-12', picture: false },
    { subject: '老旧电梯更新补助办法', date: '2026-02-10', explained: '2026-02-10', picture: false },
    { subject: '城市树木养护规定', date: '2026-02-06', explained: null, picture: false },
    // Six working days later.
    { subject: '临街店招设置规定', date: '2026-02-03', explained: '2026-02-11', picture: false },
  ],
};

export const planning: Office = {
  name: '云澜市发展和改革委员会',
  numberPrefix: '云发改规',
  duty: '负责全市发展规划、投资项目和价格管理。',
  topics: ['重点项目调度', '价格监测', '节能诊断', '投资项目服务', '物资储备', '营商环境走访', '发展规划编制'],
  policies: [
    good('粮油应急储备办法', '2026-02-26'),
    good('公共充电设施收费规则', '2026-02-11'),
    good('节能诊断补助办法', '2026-01-15'),
  ],
};

export const transport: Office = {
  name: '云澜市交通运输局',
  numberPrefix: '云交规',
  duty: '负责公路、水路、客运和物流的行业管理。',
  topics: ['农村公路养护', '渡口安全', '公交线路优化', '货运车辆检查', '桥梁检测', '客运站服务', '路面除冰'],
  policies: [good('渡口安全管理办法', '2026-02-24'), good('公交专用道使用规则', '2026-02-05')],
};

export const culture: Office = {
  name: '云澜市文化和旅游局',
  numberPrefix: '云文旅规',
  duty: '负责文化事业、旅游发展和文物保护。',
  topics: ['社区戏台', '古桥保护', '图书流动车', '景区服务', '民歌采集', '展览开放'],
  policies: [good('社区戏台使用办法', '2026-01-29'), good('流动图书车管理规则', '2026-01-14')],
};

export const welfare: Office = {
  name: '云澜市民政局',
  numberPrefix: '云民规',
  duty: '负责社会救助、养老服务和社会组织管理。',
  topics: ['社区食堂', '养老服务', '临时救助', '婚姻登记服务', '地名标志维护', '社会组织服务', '志愿服务'],
  policies: [good('社区食堂补助办法', '2026-02-25'), good('临时救助办法', '2026-02-04')],
};

export const street: Office = {
  name: '青棠街道办事处',
  numberPrefix: '青街规',
  duty: '负责辖区内的公共服务、公共管理和公共安全。',
  topics: ['楼道整治', '社区议事', '便民服务', '消防检查', '邻里食堂', '垃圾分类', '护河巡查'],
  policies: [good('社区议事规则', '2026-02-06')],
};

export const town: Office = {
  name: '栗渚镇人民政府',
  numberPrefix: '栗府规',
  duty: '负责全镇的公共服务、乡村建设和安全管理。',
  topics: ['春耕准备', '村道修整', '灌渠清淤', '果园管护', '村级议事'],
  policies: [good('灌渠使用规则', '2026-02-05'), good('村道管护办法', '2026-01-16')],
};
