/** What goes to whom: for each agency of a run its own notice and the notice to all, as they lie on disk. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { agencyPaths } from '../../../reports/paths.ts';
import type { Agency } from '../../model/register.ts';
import type { AgencyResult, Results } from '../../model/results.ts';
import { mailAddresses } from '../../publish/mail-address.ts';
import { ownFolder } from './notice-files.ts';

export interface Letter {
  /** In the send log: the agency, or the agency and what else it is sent. */
  receiver: string;
  name: string;
  to: string[];
  subject: string;
  text: string;
  attachments: { name: string; content: Uint8Array }[];
}

/** Mail servers of offices seldom take more. */
const maxBytes = 20_000_000;

/** Either letters or one sentence that says why there are none: its notice with the one to all, and what is overdue by itself. */
export function lettersOf(
  results: Results,
  {
    folder,
    agencies,
    office,
    overdue,
  }: { folder: string; agencies: readonly Agency[]; office: string; overdue: boolean },
  wanted: readonly AgencyResult[],
): { letters: Letter[]; faults: string[] } {
  const paths = agencyPaths(results.judgement.agencies);
  const letters: Letter[] = [];
  const faults: string[] = [];
  for (const { id, name } of wanted) {
    const own = filesIn(path.join(folder, ownFolder('agencies', paths.get(id)!)));
    const late = filesIn(path.join(folder, ownFolder('overdue', paths.get(id)!)));
    // Only those are asked to hurry who are late.
    if (overdue && late.length === 0) continue;
    const { good, wrong } = mailAddresses(agencies.find((a) => a.id === id)?.contact ?? '');
    if (wrong.length > 0) faults.push(`${name}：登记表中的邮箱地址不对：${wrong.join('、').slice(0, 100)}`);
    else if (good.length === 0) faults.push(`${name}：登记表的联系方式中没有邮箱地址`);
    else if (!overdue && own.length === 0) faults.push(`${name}：没有生成通知，请先运行 gongkai notice`);
    else {
      const add = (receiver: string, attachments: Letter['attachments']) => {
        if (attachments.reduce((sum, file) => sum + file.content.length, 0) > maxBytes)
          faults.push(`${name}：附件超过20兆，请另行送达`);
        else letters.push({ receiver, name, to: good, attachments, ...words(results, name, attachments, office) });
      };
      if (!overdue) add(id, [...own, ...filesIn(path.join(folder, 'all'))]);
      if (late.length > 0) add(`${id}:overdue`, late);
    }
  }
  return { letters, faults };
}

/** Word and PDF; the page where neither is there. */
function filesIn(folder: string): { name: string; content: Uint8Array }[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  const wanted = names.filter((name) => /\.(?:docx|pdf)$/.test(name));
  return (wanted.length > 0 ? wanted : names.filter((name) => name.endsWith('.html'))).map((name) => ({
    name,
    content: readFileSync(path.join(folder, name)),
  }));
}

function words(
  { judgement }: Results,
  name: string,
  files: readonly { name: string }[],
  office: string,
): Pick<Letter, 'subject' | 'text'> {
  const { from, to } = judgement.period;
  const titles = [...new Set(files.map((file) => path.parse(file.name).name))];
  const subject = `政务公开${titles[0]}（${from}至${to}）`;
  const lines = [
    `${name}：`,
    '',
    `现将${from}至${to}政务公开检查的${titles.map((title) => `《${title}》`).join('和')}发给你单位，见附件。`,
    '请按附件要求办理；对认定的问题有异议的，请按附件说明的方式反馈。',
    ...['', office, ''],
  ];
  return { subject: subject.replace(/[\r\n]/g, ' '), text: lines.join('\n') };
}
