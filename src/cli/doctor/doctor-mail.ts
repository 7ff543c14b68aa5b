/** Could notices be sent as the settings and the register stand? */
import type { Workspace } from '../../load/workspace.ts';
import { isMailAddress, mailAddresses } from '../../publish/mail-address.ts';
import { type Item, item } from './doctor-item.ts';

/** Null where the office does not send by mail. */
export function mailItem({ settings, register }: Workspace, env: NodeJS.ProcessEnv): Item | null {
  const { smtpHost, smtpPort, smtpUser, smtpFrom } = settings;
  if (smtpHost === '') return null;
  const from = smtpFrom || smtpUser;
  const missing = register.agencies.flatMap(({ name, contact = '' }) => {
    const { good, wrong } = mailAddresses(contact);
    if (wrong.length > 0) return [`单位“${name}”的邮箱地址不对：${wrong.join('、').slice(0, 100)}`];
    return good.length === 0 ? [`单位“${name}”的联系方式中没有邮箱地址，通知发不出`] : [];
  });
  const faults = [
    ...(isMailAddress(from) ? [] : ['发件人不是邮箱地址，请填写 smtpFrom']),
    ...(smtpUser === '' || env.GONGKAI_SMTP_PASSWORD ? [] : ['没有密码，请设置环境变量 GONGKAI_SMTP_PASSWORD']),
    ...missing,
  ];
  return item(
    '发送通知',
    faults.length > 0 ? 'warn' : 'ok',
    `${smtpHost}:${smtpPort}，发件人 ${from || '（未设置）'}`,
    faults,
  );
}
