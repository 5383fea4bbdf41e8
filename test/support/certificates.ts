import { execFile } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type Certificate = {
  readonly certPath: string;
  readonly keyPath: string;
  readonly cert: Buffer;
  readonly key: Buffer;
};

export type CertificateFolder = {
  /** A certificate that signs itself, valid for one name. */
  selfSigned(name: string, validDays?: number): Promise<Certificate>;
  /** A certificate for one name, signed by the one of `authority`. */
  signedBy(authority: Certificate, name: string): Promise<Certificate>;
  remove(): Promise<void>;
};

/** Certificates in a temporary folder, made by openssl. */
export async function certificateFolder(): Promise<CertificateFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-certificates-'));
  return {
    selfSigned: (name, validDays = 1) =>
      certificate(folder, name, (key) => ['-signkey', key, '-days', String(validDays)]),
    signedBy: ({ certPath, keyPath }, name) =>
      certificate(folder, name, () => [
        ...['-CA', certPath, '-CAkey', keyPath, '-days', '1'],
        ...['-set_serial', String(randomInt(1, 2 ** 40))],
      ]),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function certificate(
  folder: string,
  name: string,
  signing: (keyPath: string) => readonly string[],
): Promise<Certificate> {
  const base = path.join(folder, `${name}-${randomUUID()}`);
  const [keyPath, requestPath, certPath, namesPath] = [
    `${base}.key`,
    `${base}.csr`,
    `${base}.pem`,
    `${base}.cnf`,
  ];
  const mayBeAuthority = name === 'authority' ? 'basicConstraints=CA:TRUE\n' : '';
  await writeFile(
    namesPath,
    `${mayBeAuthority}subjectAltName=${/^[\d.]+$/.test(name) ? 'IP' : 'DNS'}:${name}\n`,
  );
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await run('openssl', [
    'req',
    ...newKey,
    '-keyout',
    keyPath,
    '-out',
    requestPath,
    '-subj',
    `/CN=${name}`,
  ]);
  const sign = [...signing(keyPath), '-extfile', namesPath];
  await run('openssl', ['x509', '-req', '-in', requestPath, ...sign, '-out', certPath]);
  const [cert, key] = await Promise.all([readFile(certPath), readFile(keyPath)]);
  return { certPath, keyPath, cert, key };
}
