/** Certificates: each fault is told apart, and none that our list of authorities may cause is laid at their door. Keys are made here, by openssl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hostileFetcher, told } from './network-server.ts';

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

const host = 'tls.example.gov.cn';
const folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });

/** Makes NAME.key and NAME.pem, signed by `by`, or by itself. */
function certificate(
  name: string,
  by: string | null,
  subject: string,
  extension: string,
  ends = '20400101000000Z',
): void {
  openssl(
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
    '-subj',
    `/CN=${subject}`,
  );
  writeFileSync(file(`${name}.ext`), extension);
  writeFileSync(file('index.txt'), '');
  writeFileSync(
    file('ca.cnf'),
    `[ca]\ndefault_ca=x\n[x]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n`,
  );
  const signer =
    by === null ? ['-selfsign', '-keyfile', `${name}.key`] : ['-cert', `${by}.pem`, '-keyfile', `${by}.key`];
  const dates = ['-startdate', '20200101000000Z', '-enddate', ends];
  openssl(
    'ca',
    '-batch',
    '-notext',
    '-config',
    'ca.cnf',
    ...signer,
    ...dates,
    '-in',
    `${name}.csr`,
    '-out',
    `${name}.pem`,
    '-extfile',
    `${name}.ext`,
  );
}

const authority = 'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign';
const server = (name: string) => `subjectAltName=DNS:${name}`;

describe.skipIf(!hasOpenssl)('a certificate', () => {
  beforeAll(() => {
    certificate('root', null, 'Test root', authority);
    certificate('stranger', null, 'Unknown root', authority);
    certificate('middle', 'root', 'Middle', authority);
    certificate('good', 'root', host, server(host));
    certificate('expired', 'root', host, server(host), '20210101000000Z');
    certificate('other', 'root', host, server('other.example'));
    certificate('self', null, host, server(host));
    certificate('unknown', 'stranger', host, server(host));
    certificate('incomplete', 'middle', host, server(host));
    setDefaultCACertificates([readFileSync(file('root.pem'), 'utf8')]);
  });

  it.each([
    ['good', 200, null],
    ['expired', 'cert-expired', 'unknown'],
    ['other', 'cert-wrong-host', 'unknown'],
    ['self', 'cert-self-signed', 'unknown'],
    ['unknown', 'cert-unknown-issuer', 'ours'],
    ['incomplete', 'cert-unknown-issuer', 'ours'],
  ])('%s', async (name, expected, fault) => {
    let asked = 0;
    const tls = createServer(
      { key: readFileSync(file(`${name}.key`)), cert: readFileSync(file(`${name}.pem`)) },
      (_, response) => {
        asked++;
        response.end('ok');
      },
    );
    const result = await ask(tls, 'https');
    told(`a certificate that is ${name}`, result, asked);
    expect(result.ok ? result.status : result.reason).toBe(expected);
    if (!result.ok) expect(result.fault).toBe(fault);
    expect(asked).toBe(expected === 200 ? 1 : 0);
  });

  it('plain HTTP where TLS is expected is told as such', async () => {
    const result = await ask(
      createPlain((_, response) => response.end('ok')),
      'https',
    );
    told('plain HTTP behind https', result, 0);
    expect(result).toMatchObject({ ok: false, reason: 'tls', fault: 'ours' });
  });
});

async function ask(tls: ReturnType<typeof createPlain>, scheme: string) {
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    tls.closeAllConnections();
    tls.close();
  });
  const { port } = tls.address() as { port: number };
  const fetcher = await hostileFetcher({}, { allowPrivate: false, resolve: [`${host}:${port}:127.0.0.1`] });
  return fetcher.fetch(`${scheme}://${host}:${port}/`);
}
