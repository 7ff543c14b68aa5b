/** Whether a text names a document as what it is about, or only as what another one is made after. */

const words = '根据|依据|按照|遵照|贯彻|落实|结合|参照|执行|对照';
/** From the last such word before the name; other titles may stand between. */
const after = new RegExp(
  `^[\\s\\S]*(?:${words})([^。；;\\n《》]{0,24}(?:《[^《》]{2,120}》[^。；;\\n《》]{0,24}){0,6})$`,
);
/** 根据甲，制定乙: the second is no basis; 根据省里印发的甲: it is. */
const made = /(?:制定|印发|出台|发布|起草|公布|修订|编制|下发)(?!的|实施的)/;
const reach = 300;
const lead = new RegExp(`^.*(?:${words})`);

/** `before`: the text that stands before the name. */
export function isBasis(before: string): boolean {
  const m = after.exec(before.slice(-reach));
  return m !== null && !made.test(m[1]!);
}

/** Of what stands at several places of a text: whether each of them cites it as a basis. */
export function onlyBasis(text: string, name: string): boolean {
  let at = text.indexOf(name);
  if (at < 0) return false;
  for (let n = 0; at >= 0 && n < 20; n++, at = text.indexOf(name, at + name.length))
    if (!isBasis(text.slice(Math.max(0, at - reach), at))) return false;
  return true;
}

/** A number without the words before it that were taken for a part of it: 根据甲政发〔2024〕3号. */
export function withoutLead(number: string): string {
  return number.replace(lead, '');
}
