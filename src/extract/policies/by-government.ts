/** Whether a document is issued in the name of the site's own government or its office. */
import { squeeze } from '../../lib/chinese.ts';

const numbered =
  /^([\p{Script=Han}]{1,6}?)(?:政|府)(?:办)?(?:发|函|规|字|通|文|电|令|议|任|土|呈|请|复)?[〔[【(（]\d{4}/u;
/** Offices whose short names end in 政 though they are no government. */
const notGovernment = /^(民|财|行|邮|司|建|教思|军|党|勤)$/;
const provinces = /^[国京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔粤青藏川宁琼]$/;
const issued = /^([\p{Script=Han}]{2,20}?)(?:人民政府|管理委员会|管委会)(办公室|办公厅|办)?(.?)/u;

/** `places` as `placeNames` gives them. True, false (a department, another government), null where the page does not tell. */
export function byGovernment(
  doc: { title: string; docNumber: string | null; issuer: string | null },
  places: readonly string[],
): boolean | null {
  const byNumber = ofNumber(squeeze(doc.docNumber ?? '').normalize('NFC'), places);
  if (byNumber !== null) return byNumber;
  return ofName(squeeze(doc.issuer ?? ''), places) ?? ofName(squeeze(doc.title), places);
}

function ofNumber(number: string, places: readonly string[]): boolean | null {
  if (number === '') return null;
  // 国务院令第586号
  if (/^(?:国务院|中华人民共和国|主席令|国家主席令)/.test(number)) return false;
  const short = numbered.exec(number)?.[1];
  if (short === undefined) return /^[\p{Script=Han}]{2,12}[〔[【(（]\d{4}/u.test(number) ? false : null;
  if (notGovernment.test(short)) return false;
  if (places.length === 0) return provinces.test(short) ? null : true;
  // 江府发 and 江阳府发 are of 江阳; 泸市府发 is of the city above it.
  const own = places.length > 2 ? places[1]! : places[0]!;
  if ([...short].every((char) => own.includes(char))) return true;
  return provinces.test(short) ? false : null;
}

/** Bodies of the state and the party, whose documents a government passes on. */
const above =
  /^(?:中华人民共和国)?(?:国务院|中共中央|中央|全国人(?:大|民代表大会)|最高人民(?:法院|检察院)|国家[\p{Script=Han}]{2,12}(?:局|委|委员会|总局|办公室|银行))/u;

function ofName(name: string, places: readonly string[]): boolean | null {
  if (above.test(name)) return false;
  const found = issued.exec(name);
  if (found === null) {
    // 甲区教育局关于…, 甲区教育局
    return /^[\p{Script=Han}]{2,25}?(?:局|厅|部|委员会|中心|大队|支队|法院|检察院|公司)(?:关于|$|办公室关于)/u.test(
      name,
    )
      ? false
      : null;
  }
  const [, place, , after] = found;
  // 甲区人民政府教育督导室 is another body.
  if (!/^(关|$|印|转|公|令|通|批|发|《|、|的|办|在|任|第|决|公)?$/.test(after ?? '')) return null;
  if (places.length === 0) return true;
  return places.some((p) => place!.endsWith(p) || `${place}`.endsWith(p.replace(/[省市州县区旗镇乡]$/, '')));
}
