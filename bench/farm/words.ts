/** Titles and paragraphs of made-up officialdom. */
import { pick, randomOf } from './random.ts';

export const columnNames =
  '政策文件 通知公告 政务动态 部门信息 领导活动 财政预决算 重点项目 政策解读 人事信息 招标采购 公共服务 统计数据'.split(
    ' ',
  );
const verbs = '印发 转发 关于做好 组织开展 进一步加强 扎实推进 公布 部署'.split(' ');
const subjects =
  '义务教育招生 城乡居民医保 安全生产检查 粮食收购 政务服务事项 老旧小区改造 森林防火 食品抽检 农村公路养护 企业年报公示 防汛抗旱 公共就业服务'.split(
    ' ',
  );
const kinds = '工作的通知 实施方案 情况的公告 工作会议召开 有关事项的通知 结果公示 工作要点 管理办法'.split(' ');
const sentences = [
  '各镇人民政府、街道办事处，县级各部门要高度重视，明确责任分工，确保各项任务按期完成。',
  '为深入贯彻落实有关文件精神，结合本县实际，现就有关事项通知如下，请认真遵照执行。',
  '会议强调，要坚持问题导向，聚焦群众关心的突出问题，逐项研究解决办法，定期公开办理进展。',
  '申请人应当在规定期限内提交材料，受理部门自收到材料之日起五个工作日内作出决定并书面告知。',
  '有关单位要建立工作台账，每月底前报送进展情况，由县政府办公室汇总后按季度通报。',
  '本办法自公布之日起施行，有效期五年，原有规定与本办法不一致的，以本办法为准。',
];

export function titleOf(seed: number, site: number, n: number): string {
  const random = randomOf(seed, site, n);
  return `${pick(verbs, random)}${pick(subjects, random)}${pick(kinds, random)}（第${n}号）`;
}

export function paragraphs(random: () => number, characters: number): string {
  let html = '';
  for (let length = 0; length < characters; ) {
    const text = `　　${pick(sentences, random)}${pick(sentences, random)}${pick(sentences, random)}`;
    html += `<p style="text-indent: 2em; line-height: 1.75;"><span style="font-size: 16pt;">${text}</span></p>\n`;
    length += text.length;
  }
  return html;
}
