import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What a request for figures is answered: where no token is configured there are none, and nobody learns that there could be. */
export type MetricsAccess = 'granted' | 'refused' | 'absent';

/** Compares in a time that says nothing about the token. */
export const metricsAccess = (token: string | null, authorization: string | undefined): MetricsAccess => {
  if (token === null) return 'absent';
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token)) ? 'granted' : 'refused';
};
