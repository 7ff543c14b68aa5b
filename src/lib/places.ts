/** Whether a title or the name of a source begins with a body of another place. */

const state = /^(?:国务院|国家|中华人民共和国|全国|最高人民|中共中央|[一-龥]{2,6}部(?:办公厅|关于|$))/;
const place = /[一-龥]{2,5}?(?:省|自治区|市|自治州|州|盟|县|区|旗)/g;
/** A level without a name: 省司法厅, 市司法局. */
const level = /^(?:[省州]|市(?!场))(?=[一-龥]{2})/;
const body = /^[一-龥]{0,16}(?:政府|[局厅委办院]|委员会|办公[室厅]|中心)(?=$|关于|公开|面向|向社会|网)/;

/** `names`: of the own agency. False where no other place or level is named. */
export function isOfOther(text: string, names: readonly string[]): boolean {
  const head = text.replace(/\s/g, '').split(/[《〈（(]/)[0]!;
  if (state.test(head)) return !names.some((name) => head.startsWith(name));
  const office = body.exec(head)?.[0];
  if (office === undefined) return false;
  const own = names.map(lastPlace).filter((found) => found !== null);
  const theirs = lastPlace(office);
  if (theirs !== null) return own.length > 0 && !own.includes(theirs);
  const above = level.exec(office)?.[0];
  return above !== undefined && own.length > 0 && own.every((found) => !found.endsWith(above));
}

function lastPlace(name: string): string | null {
  return [...name.matchAll(place)].at(-1)?.[0] ?? null;
}
