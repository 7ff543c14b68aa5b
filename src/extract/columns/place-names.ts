/** The name of the place a government site belongs to: `["青河县", "青河"]`-like, long form first; [] where unknown. */
import { squeeze } from '../../lib/chinese.ts';
import { heldOr } from '../../lib/maps.ts';

const suffix = /(特别行政区|自治区|自治州|自治县|自治旗|新区|开发区|高新区|街道|省|市|盟|州|县|区|旗|镇|乡)$/;
const issuer =
  /^((?:[\p{Script=Han}]{2,8}?(?:省|市|州|盟))?[\p{Script=Han}]{2,12}?(?:省|市|州|盟|县|区|旗|镇|乡|街道))(?:人民政府|政府|[\p{Script=Han}]{2,10}(?:局|委|办|中心))/u;

const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
const people = new RegExp(`(?:(?:${peoples})族)+$`);

const leastTitles = 5;

/** From names in falling order of trust (register, site mark, page title); the first that tells decides. */
export function placeNames(names: readonly (string | null | undefined)[]): string[] {
  for (const name of names) {
    const long = issuer.exec(squeeze(name ?? '').slice(0, 60))?.[1];
    if (long === undefined) continue;
    // 泸州市江阳区 → the last division is the place itself.
    const last = /^[\p{Script=Han}]{2,}?(?:省|市|州|盟)([\p{Script=Han}]{2,}(?:市|县|区|旗|镇|乡|街道))$/u.exec(
      long,
    )?.[1];
    return [long, last ?? '', (last ?? long).replace(suffix, '').replace(people, '')].filter(
      (part) => part.length >= 2,
    );
  }
  return [];
}

/** The place that most of these titles name as their issuer; [] where no place stands out. */
export function commonPlace(titles: readonly (string | null)[]): string[] {
  const counts = new Map<string, { places: string[]; n: number }>();
  let all = 0;
  for (const title of titles) {
    const places = placeNames([title]);
    if (places.length === 0) continue;
    all++;
    heldOr(counts, places[0]!, () => ({ places, n: 0 })).n++;
  }
  const most = [...counts.values()].sort((a, b) => b.n - a.n)[0];
  return most !== undefined && most.n >= leastTitles && most.n > all * 0.6 ? most.places : [];
}
