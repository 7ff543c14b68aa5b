/** Sends messages by SMTP. The only importer of nodemailer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { getCACertificates } from 'node:tls';
import { createTransport } from 'nodemailer';

export interface MailServer {
  host: string;
  port: number;
  /** `tls` from the first byte, `starttls` demanded, or `none`. */
  secure: string;
  user: string;
  password: string;
  from: string;
}

export interface Message {
  /** The same for every try, so that a mailbox shows a repeated message once. */
  id: string;
  to: readonly string[];
  subject: string;
  text: string;
  attachments: readonly { name: string; content: Uint8Array }[];
}

/** `sure` is false where the message may have been taken although no answer came. */
export type Sent = { ok: true; tries: number } | { ok: false; sure: boolean; why: string; tries: number };

export interface Mailer {
  send(message: Message): Promise<Sent>;
  close(): void;
}

/** Milliseconds before each further try of a temporary failure. */
const usualWaits = [2_000, 10_000, 30_000] as const;

export function openMailer(server: MailServer, waits: readonly number[] = usualWaits): Mailer {
  const transport = createTransport({
    ...{ host: server.host, port: server.port, secure: server.secure === 'tls' },
    ...{ requireTLS: server.secure === 'starttls', ignoreTLS: server.secure === 'none' },
    ...(server.user !== '' && { auth: { user: server.user, pass: server.password } }),
    ...{ connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 },
    // Also the machine's own list, to which an office may have added its authority.
    tls: { ca: [...new Set([...getCACertificates('default'), ...getCACertificates('system')])] },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const once = (message: Message) =>
    transport.sendMail({
      ...{ from: server.from, to: [...message.to], subject: message.subject, text: message.text },
      messageId: `<${message.id}@${server.from.split('@')[1] ?? 'localhost'}>`,
      attachments: message.attachments.map(({ name, content }) => ({ filename: name, content: Buffer.from(content) })),
    });
  return {
    async send(message) {
      for (let tries = 1; ; tries++) {
        try {
          const { rejected } = await once(message);
          if (rejected.length === 0) return { ok: true, tries };
          return { ok: false, sure: false, why: `部分地址被拒收：${rejected.map(String).join('、')}`, tries };
        } catch (error) {
          const trouble = troubleOf(error);
          const wait = waits[tries - 1];
          if (!trouble.passing || wait === undefined) return { ok: false, sure: trouble.sure, why: trouble.why, tries };
          await sleep(wait);
        }
      }
    },
    close: () => transport.close(),
  };
}

interface MailError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
  syscall?: string;
}

function troubleOf(error: unknown): { passing: boolean; sure: boolean; why: string } {
  const { code = '', responseCode, response, syscall, message } = error as MailError;
  if (responseCode !== undefined) {
    const said = (response ?? '').replace(/\s+/g, ' ').slice(0, 200);
    const why = code === 'EAUTH' ? `邮件服务器不接受用户名或密码（${said}）` : `邮件服务器拒绝：${said}`;
    return { passing: responseCode < 500 && code !== 'EAUTH', sure: true, why };
  }
  if (code === 'EDNS' || syscall === 'getaddrinfo')
    return { passing: true, sure: true, why: '找不到邮件服务器，请检查 smtpHost' };
  if (syscall === 'connect' || code === 'ECONNREFUSED')
    return { passing: true, sure: true, why: '连不上邮件服务器，请检查 smtpHost 和 smtpPort' };
  if (code === 'ETLS') return { passing: false, sure: true, why: '不能与邮件服务器加密连接，请检查 smtpSecure 和证书' };
  // Of the handshake: nothing was sent yet.
  if (/certificate|altname|issuer/i.test(message))
    return { passing: false, sure: true, why: '邮件服务器的证书不可信；单位自己签发的证书请装入本机的受信任证书' };
  if (/wrong version number|packet length/i.test(message))
    return { passing: false, sure: true, why: '邮件服务器的加密方式不符，请检查 smtpSecure 和 smtpPort' };
  const passing = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET'].includes(code);
  return { passing, sure: !passing, why: `邮件没有发成：${message.replace(/\s+/g, ' ').slice(0, 200)}` };
}
