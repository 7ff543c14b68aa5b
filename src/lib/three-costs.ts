/** “三公”经费 as a sentence of a budget or final account tells it: the sum, and the three parts behind it. */
import { squeeze } from './chinese.ts';

export interface ThreeCosts {
  total: number;
  /** 因公出国（境）, 公务接待, 公务用车 */
  parts: [number, number, number];
  unit: '元' | '万元';
  /** Figures are given to so many decimals at most. */
  decimals: number;
  /** So far the sum may be off where each figure is rounded in its last place. */
  rounding: number;
}

const figure = '(\\d[\\d,，]*(?:\\.\\d+)?)(万?元)';
/** Between a name and its figure no other figure may stand, nor the end of a sentence. */
const gap = '[^\\d。；]{0,24}';
const sentence = new RegExp(`[“"”]?三公[“"”]?经费(${gap})${figure}[，,；。：:]{0,2}(?:其中|包括|分别为)[：:，,]?`, 'g');
const abroad = new RegExp(`因公出国[（(]?境?[）)]?(${gap})${figure}`);
const guests = new RegExp(`公务接待(${gap})${figure}`);
const cars = new RegExp(`公务用车(?:购置(?:及|和|与)运行(?:维护)?|运行(?:维护)?(?:及|和|与)购置)?(${gap})${figure}`);
/** Words of a figure that is another than the sum of the year. */
const compared = /减少|增加|下降|增长|比|占|上年|完成/;
const behind = 320;
const most = 20;

/** Sentences in which all four figures stand in one unit; what is told otherwise is not read. */
export function threeCostsIn(text: string): ThreeCosts[] {
  const plain = squeeze(text);
  const found: ThreeCosts[] = [];
  for (const hit of plain.matchAll(sentence)) {
    const rest = plain.slice(hit.index + hit[0].length, hit.index + hit[0].length + behind).split('三公')[0]!;
    const ofCars = cars.exec(rest);
    // Purchase and upkeep told apart: each is only a part of the part.
    if (ofCars !== null && /购置/.test(ofCars[0]) !== /运行/.test(ofCars[0])) continue;
    const told = [hit, abroad.exec(rest), guests.exec(rest), ofCars].map((m) =>
      m === null || compared.test(m[1]!) ? null : { value: m[2]!.replace(/[,，]/g, ''), unit: m[3]! },
    );
    if (told.some((one) => one === null || one.unit !== hit[3])) continue;
    const values = told.map((one) => one!.value);
    const [total, ...parts] = values.map(Number) as [number, number, number, number];
    const places = values.map((value) => value.split('.')[1]?.length ?? 0);
    const rounding = values.reduce((sum, value, i) => sum + (Number(value) === 0 ? 0 : 0.5 * 10 ** -places[i]!), 0);
    found.push({ total, parts, unit: hit[3] as ThreeCosts['unit'], decimals: Math.max(...places), rounding });
    if (found.length >= most) break;
  }
  return found;
}
