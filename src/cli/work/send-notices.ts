/** The work of `gongkai notice --send`: letters by mail and the summary by webhook, each once. */
import path from 'node:path';
import { type Ledger, openLedger } from '../../ledger/ledger.ts';
import { printable } from '../../lib/chinese.ts';
import { exitCodes, UserError } from '../../lib/errors.ts';
import { sha256 } from '../../lib/hash.ts';
import { openWorkspace } from '../../load/workspace.ts';
import type { Results } from '../../model/results.ts';
import type { Settings } from '../../model/settings.ts';
import { type Mailer, openMailer } from '../../publish/mail.ts';
import { isMailAddress } from '../../publish/mail-address.ts';
import { networkOptions } from '../flags.ts';
import { readRunRecord } from '../run/run-record.ts';
import { readResults } from '../run/stored-run.ts';
import { noticesFolder } from './notice-files.ts';
import { type Letter, lettersOf } from './send-plan.ts';
import { sendSummary } from './send-summary.ts';

export interface SendFlags {
  workspace: string;
  agency: string[];
  out?: string;
  dryRun?: boolean;
  again?: boolean;
  overdue?: boolean;
  proxy?: string;
  allowPrivate?: boolean;
}

export interface SendParts {
  say: (text: string) => void;
  now: () => Date;
  env: NodeJS.ProcessEnv;
  /** Milliseconds before each further try. */
  waits?: readonly number[];
}

/** Returns the exit code: 2 where somebody could not be sent what was meant for them. */
export async function sendNotices(run: string, flags: SendFlags, parts: SendParts): Promise<number> {
  const workspace = await openWorkspace(flags.workspace, { env: parts.env });
  const { settings, register, outDir, dataDir } = workspace;
  const { id } = readRunRecord(dataDir, run);
  const results = readResults(outDir, id);
  const folder = flags.out ? path.resolve(flags.out) : path.join(outDir, id, noticesFolder);
  const wanted = wantedOf(results, flags.agency);
  const { letters, faults } = lettersOf(
    results,
    { folder, agencies: register.agencies, office: settings.office, overdue: flags.overdue ?? false },
    wanted,
  );
  const say = (text: string) => parts.say(printable(text));
  const withSummary = flags.agency.length === 0 && !flags.overdue;
  const network = networkOptions(flags, parts.env);
  for (const fault of faults) say(`未发送　${fault}`);
  if (letters.length + faults.length === 0) say('没有要发送的通知。');
  if (flags.dryRun) {
    for (const letter of letters) parts.say(letterText(letter, settings.smtpFrom));
    if (withSummary) await sendSummary(results, settings, { ...flags, ...parts, network, ledger: null });
    say(`以上共${letters.length}封，只是预览，没有发送。`);
    return faults.length > 0 ? exitCodes.incomplete : exitCodes.done;
  }
  const ledger = await openLedger(workspace.ledgerFile);
  const mailer = letters.length === 0 ? null : openMailer(serverOf(settings, parts.env), parts.waits);
  try {
    let failed = faults.length;
    for (const letter of letters)
      if (!(await sendOne(letter, id, { ...parts, say, flags, ledger, mailer: mailer! }))) failed++;
    if (withSummary && !(await sendSummary(results, settings, { ...flags, ...parts, network, ledger }))) failed++;
    return failed > 0 ? exitCodes.incomplete : exitCodes.done;
  } finally {
    mailer?.close();
    await ledger.close();
  }
}

interface Sending extends SendParts {
  flags: SendFlags;
  ledger: Ledger;
  mailer: Mailer;
}

async function sendOne(letter: Letter, run: string, { flags, ledger, mailer, say, now }: Sending): Promise<boolean> {
  const address = letter.to.join(', ');
  const key = { run, receiver: letter.receiver, address };
  const before = (await ledger.deliveries(run)).find((d) => d.receiver === letter.receiver && d.address === address);
  if (before !== undefined && !flags.again) {
    const isSent = before.state === 'sent';
    say(
      isSent
        ? `已发送过　${letter.name} <${address}>（${before.at}）；要再发一次请用 --again`
        : `未发送　${letter.name} <${address}>：上次发送中断，不能确定是否送达；要再发一次请用 --again`,
    );
    return isSent;
  }
  const times = (before?.times ?? 0) + 1;
  const delivery = { ...key, at: now().toISOString(), times };
  await ledger.keepDelivery({ ...delivery, state: 'sending' });
  const sent = await mailer.send({
    ...letter,
    id: sha256([run, letter.receiver, address, times].join('\n')).slice(0, 32),
  });
  if (sent.ok) {
    await ledger.keepDelivery({ ...delivery, state: 'sent' });
    say(`已发送　${letter.name} <${address}>`);
    return true;
  }
  if (sent.sure) await (before === undefined ? ledger.forgetDelivery(key) : ledger.keepDelivery(before));
  say(`未发送　${letter.name} <${address}>：${sent.why}${sent.sure ? '' : '（不能确定是否送达）'}`);
  return false;
}

function wantedOf({ judgement }: Results, named: readonly string[]) {
  if (named.length === 0) return judgement.agencies;
  return named.map((name) => {
    const agency = judgement.agencies.find((a) => a.id === name || a.name === name);
    if (agency === undefined) throw new UserError(`这次评价中没有“${name}”`, exitCodes.usage);
    return agency;
  });
}

function serverOf(settings: Settings, env: NodeJS.ProcessEnv) {
  const { smtpHost: host, smtpPort: port, smtpSecure: secure, smtpUser: user } = settings;
  const from = settings.smtpFrom || user;
  const password = env.GONGKAI_SMTP_PASSWORD ?? '';
  if (host === '') throw new UserError('没有设置邮件服务器，请在 gongkai.yaml 中填写 smtpHost 等各项');
  if (!isMailAddress(from)) throw new UserError('发件人不是邮箱地址，请在 gongkai.yaml 中填写 smtpFrom');
  if (user !== '' && password === '') throw new UserError('没有邮件服务器的密码，请设置环境变量 GONGKAI_SMTP_PASSWORD');
  return { host, port, secure, user, password, from };
}

function letterText({ to, subject, text, attachments }: Letter, from: string): string {
  const files = attachments.map(({ name, content }) => `${name}（${Math.ceil(content.length / 1024)} KB）`);
  return [
    ...[`发件人：${from || '（未设置）'}`, `收件人：${to.join(', ')}`, `主题：${subject}`, `附件：${files.join('、')}`],
    ...['', text, '─'.repeat(20)],
  ]
    .map((line) => line.split('\n').map(printable).join('\n'))
    .join('\n');
}
