import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files, in PEM. */
export type Certificates = Readonly<{
  ca: string;
  /** Of an authority that signed nothing here. */
  otherCa: string;
  cert: string;
  key: string;
  /** The last two in one, as Kafka takes them. */
  keyAndCert: string;
}>;

const PAIR = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** An authority, and a certificate of it for `localhost` and for no other name or address. Needs `openssl`. */
export const makeCertificates = (folder: string): Certificates => {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  };
  const authority = (name: string): void => {
    const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
    openssl('req', '-x509', ...PAIR, '-days', '2', '-subj', `/CN=authority ${name}`, ...files);
  };
  authority('ca');
  authority('other-ca');
  writeFileSync(at('names'), 'subjectAltName=DNS:localhost');
  openssl('req', ...PAIR, '-subj', '/CN=localhost', '-keyout', 'server.key', '-out', 'server.csr');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.pem');
  const both = ['server.key', 'server.pem'].map((name) => readFileSync(at(name), 'utf8'));
  writeFileSync(at('both.pem'), both.join(''), { mode: 0o600 });
  return {
    ...{ ca: at('ca.pem'), otherCa: at('other-ca.pem'), cert: at('server.pem'), key: at('server.key') },
    keyAndCert: at('both.pem'),
  };
};
