import { readFileSync } from 'node:fs';
import { type Metadata, ServerCredentials } from '@grpc/grpc-js';
import type { Certificates } from '../certificates.js';
import { FAILURES } from './failures.js';

/** What a server wants that is reached by TLS; its certificate is for `localhost`. */
export type Secured = Readonly<{ certificates: Certificates; username: string; password: string }>;

export const credentialsOf = (secured: Secured | null): ServerCredentials => {
  if (secured === null) return ServerCredentials.createInsecure();
  const { key, cert } = secured.certificates;
  return ServerCredentials.createSsl(null, [{ private_key: readFileSync(key), cert_chain: readFileSync(cert) }]);
};

export const securedUrl = ({ certificates, username, password }: Secured, port: string): string => {
  const user = [username, password].map(encodeURIComponent).join(':');
  return `esdb://${user}@localhost:${port}?tls=true&tlsCAFile=${encodeURIComponent(certificates.ca)}`;
};

/** As the real one: whoever says a wrong password is nobody, and whoever says none may do nothing. */
export const ensureKnown = (secured: Secured | null, metadata: Metadata): void => {
  if (secured === null) return;
  const [said] = metadata.get('authorization');
  if (said === undefined) throw FAILURES.accessDenied();
  const right = Buffer.from(`${secured.username}:${secured.password}`).toString('base64');
  if (said !== `Basic ${right}`) throw FAILURES.unauthenticated();
};
