/** Mail over TLS: encrypted from the first byte or after STARTTLS, and refused where the certificate is nobody's. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type MailServer, openMailer } from '../../src/publish/mail.ts';

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
const usual = getCACertificates('default');
const trust = (...more: string[]) => setDefaultCACertificates([...usual, ...more]);
let pair: { key: string; cert: string };

beforeAll(() => {
  if (!hasOpenssl) return;
  const subject = ['-subj', '/CN=mail.example.gov.cn', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', ...subject];
  execFileSync('openssl', [...made, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  pair = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
});
afterAll(() => {
  trust();
  rmSync(folder, { recursive: true, force: true });
});

async function server(options: SMTPServerOptions) {
  const got: { secure: boolean; user: string; raw: string }[] = [];
  const smtp = new SMTPServer({
    ...{ ...pair, authOptional: false },
    onAuth: ({ username, password }, _, done) =>
      password === 'geheim' ? done(null, { user: username }) : done(new Error('wrong')),
    onData(stream, session, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString();
      });
      stream.on('end', () => {
        got.push({ secure: session.secure, user: String(session.user), raw });
        done();
      });
    },
    ...options,
  });
  smtp.on('error', () => {});
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
  onTestFinished(() => new Promise<void>((done) => smtp.close(() => done())));
  const { port } = smtp.server.address() as AddressInfo;
  const send = async (secure: MailServer['secure'], password = 'geheim') => {
    const account = { host: '127.0.0.1', port, secure, user: 'office', password, from: 'office@x.example.gov.cn' };
    const mailer = openMailer(account, [1, 1]);
    const attachments = [{ name: '通报.docx', content: Buffer.from('to all') }];
    const message = { id: 'one', to: ['jia@a.example.gov.cn'], subject: '整改通知书', text: '见附件。', attachments };
    return mailer.send(message).finally(() => mailer.close());
  };
  return { got, send };
}

describe.skipIf(!hasOpenssl)('with a certificate made by openssl', () => {
  test.each([
    ['tls', { secure: true }],
    ['starttls', {}],
  ] as const)(
    '%s: a trusted server gets the message once, encrypted and with the name of the user',
    async (how, options) => {
      trust(pair.cert);
      const { got, send } = await server(options);
      expect(await send(how)).toEqual({ ok: true, tries: 1 });
      expect(got).toMatchObject([{ secure: true, user: 'office' }]);
      expect(got[0]!.raw).toContain(Buffer.from('to all').toString('base64'));
      expect(await send(how, 'wrong')).toMatchObject({ ok: false, sure: true, tries: 1 });
      expect(got).toHaveLength(1);
    },
  );

  test.each([
    ['tls', { secure: true }],
    ['starttls', {}],
  ] as const)(
    '%s: a certificate that nobody vouches for is refused at once, and nothing was sent',
    async (how, options) => {
      trust();
      const { got, send } = await server(options);
      const sent = await send(how);
      expect(sent).toMatchObject({ ok: false, sure: true, tries: 1, why: expect.stringContaining('证书') });
      expect(got).toEqual([]);
    },
  );

  test('a server that encrypts later is not asked for TLS from the first byte again and again', async () => {
    const { got, send } = await server({});
    expect(await send('tls')).toMatchObject({
      ok: false,
      sure: true,
      tries: 1,
      why: expect.stringContaining('smtpSecure'),
    });
    expect(got).toEqual([]);
  });

  test('a server that offers no encryption gets neither password nor message', async () => {
    let asked = 0;
    const { got, send } = await server({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_, __, done) => {
        asked++;
        done(null, { user: 'x' });
      },
    });
    expect(await send('starttls')).toMatchObject({ ok: false, sure: true, tries: 1 });
    expect([asked, got]).toEqual([0, []]);
  });
});
