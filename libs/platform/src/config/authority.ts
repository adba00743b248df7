import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Of certificates in PEM. Throws where there is none in it: TLS would pass it by, and trust nobody. */
export const readAuthority = (file: string): Buffer => {
  const text = readFileSync(file);
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new Error('no certificate in PEM');
  new X509Certificate(text);
  return text;
};
