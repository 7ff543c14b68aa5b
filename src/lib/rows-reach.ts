/** What must be read where the rows of a list are looked at one by one. */
import type { Reach } from '../model/plan.ts';

/** Lists of a class are read back to that day and their rows opened. */
export function rowsReach(cls: string, from: string): Reach & { opened: Record<string, string> } {
  return { lists: { [cls]: from }, opened: { [cls]: from } };
}

/** Annual reports, wherever a title says that it is one. */
export function reportReach(from: string): Reach {
  const rows = rowsReach('政府信息公开年报', from);
  return { ...rows, opened: { ...rows.opened, 'annual-report': from } };
}

/** Calls for opinions and what became of them; other lists show them too, under titles like those of policies. */
export function callsReach(from: string): Reach {
  return { ...rowsReach('意见征集', from), policiesOnly: from };
}
