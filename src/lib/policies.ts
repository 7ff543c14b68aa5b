/** Which policy documents owe an interpretation, and how sure that is. */
import type { Period } from '../model/check.ts';
import type { Column, DocumentFact, Gap } from '../model/facts.ts';
import type { Reach } from '../model/plan.ts';
import type { AgencyKind } from '../model/register.ts';
import { newestFirst } from './columns.ts';
import { addDays } from './dates.ts';
import { gapSentence } from './gaps.ts';
import { addWorkdays, inCalendar } from './workdays.ts';

/** Titles that name a policy of substance. */
const policy = /(办法|规定|条例|细则|意见|方案|规划|措施|政策|标准|计划|若干|制度|章程|目录|清单)/;
/** Titles that owe none: bodies set up, persons named, drafts, meetings, awards. */
const exempt =
  /(领导小组|指挥部|工作专班|联席会议|征求意见|征集意见|草案|任免|任职|免职|任命|表彰|嘉奖|记功|等功|通报|召开|会议|放假|值班|讣告|名单|考核结果|更名|印章)/;

/** Plans by which offices steer themselves: nobody outside has to understand them. */
const internal = /回头看|督查|督导|考核|考评|自查|目标管理|(?:责任|任务)(?:分工|分解)|工作要点/;

/** Higher files under a number of this government: its documents, though the one who wrote them explains them. */
const passedOn = /转发|批转/;

export interface DuePolicy {
  document: DocumentFact;
  /** Why it may not count, null when it surely does. */
  doubt: string | null;
}

/**
 * Policies issued by the government or its office that were published in the window and whose interpretation was due by
 * as-of (`workdays` after publication). Documents of others and exempt kinds are left out.
 */
export function policiesDue(
  documents: readonly DocumentFact[],
  window: { from: string; to: string },
  asOf: string,
  workdays: number,
  agency: Publisher | null = null,
): DuePolicy[] {
  const due: DuePolicy[] = [];
  for (const document of withoutCopies(documents)) {
    const day = document.publishedAt;
    if (document.kind !== 'policy' || document.byGovernment === false || exempt.test(document.title)) continue;
    if (passedOn.test(document.title) && document.docNumber === null) continue;
    if (day === null || day < window.from || day > window.to) continue;
    const deadline = addWorkdays(day, workdays);
    if (deadline > asOf) continue;
    const shared = agency !== null && isShared(document, agency) ? '政府的文件，解读可能由政府门户网站发布' : null;
    due.push({ document, doubt: shared ?? doubtOf(document, deadline) });
  }
  return due;
}

export interface Publisher {
  kind: AgencyKind;
  names: readonly string[];
}

/** A document of the government on the pages of an office: the government publishes and explains it on its own site. */
export function isShared({ title, issuer, byGovernment }: DocumentFact, { kind, names }: Publisher): boolean {
  if (kind === 'government' || byGovernment !== true) return false;
  return !names.some((name) => `${title}${issuer ?? ''}`.includes(name));
}

/** Copies of one document (in two columns, say) as one, with the interpretations of all. */
function withoutCopies(documents: readonly DocumentFact[]): DocumentFact[] {
  const copies = Map.groupBy(documents, (d) => JSON.stringify([d.kind, d.stem, d.docNumber ?? d.publishedAt]));
  return [...copies.values()].map(([first, ...others]) =>
    others.length === 0
      ? first!
      : { ...first!, interpretations: [first!, ...others].flatMap((d) => d.interpretations) },
  );
}

function doubtOf(document: DocumentFact, deadline: string): string | null {
  if (passedOn.test(document.title)) return '转发的文件，不能确认是否应当由本级解读';
  if (document.byGovernment === null) return '不能确认是否以政府或政府办公室名义印发';
  if (!policy.test(document.title)) return '不能确认是否属于应当解读的政策性文件';
  if (internal.test(document.title)) return '可能只是内部工作安排，不能确认是否应当解读';
  if (!inCalendar(document.publishedAt!) || !inCalendar(deadline)) return '不在节假日历范围内';
  return null;
}

/** Interpretations may stand some days before their policy, and lists may give a policy another day than its page does. */
const around = 31;

/** What must be read to know the policies of a period and their interpretations. */
export function policyReach({ from }: Period): Reach {
  const day = addDays(from, -around);
  return { since: from, policies: day, lists: { 政策文件: day, 规范性文件: day, 政策解读: day } };
}

/** What must be read to know the policies of a period alone. */
export function policiesReach({ from }: Period): Reach {
  return { policiesOnly: from, lists: { 政策文件: from, 规范性文件: from } };
}

/** A stable place for a document: its number, else its address. */
export function documentPlace(document: DocumentFact, address: string): string {
  return `document:${document.docNumber ?? address}`;
}

/** Why the interpretations found may not be all there are of a policy published on `since`; null when they are. */
export function interpretationsUnread(columns: readonly Column[], gaps: readonly Gap[], since: string): string | null {
  const readBack = (c: Column) => c.complete || (c.oldestRead !== null && c.oldestRead < since && newestFirst(c.items));
  const own = columns.filter((c) => (c.class === '政策解读' || c.near?.includes('政策解读')) && !c.gone);
  const unread = own.find((c) => c.state === 'unread' || (c.state === 'listed' && !readBack(c)));
  if (unread) return `栏目“${unread.name}”未读完`;
  // One that is only linked stands on another site.
  const away = own.some((c) => c.state === 'listed') ? undefined : own.find((c) => c.state === 'page');
  if (away) return `栏目“${away.name}”不是列表，解读可能在其他页面或者网站`;
  // A gap of some other column does not hide an interpretation; one of the portal's own may hide that of a section.
  const wide = gaps.filter((g) => g.fact !== 'columns' || g.detail === '政策解读');
  return wide.length > 0 ? gapSentence(wide) : null;
}
