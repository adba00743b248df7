import { badRequest } from './problems.js';

/** A version, alone as writes answer it, or with the fingerprint of an answer behind it as reads do. */
const ETAG = /^"([\w-]{16}|0|[1-9]\d{0,17})(?:\.[\w-]{1,64})?"$/;

/** The version that If-Match names; anything else in the header is refused, never ignored. */
export const versionIn = (ifMatch: string | undefined): string | undefined => {
  if (ifMatch === undefined) return undefined;
  const version = ETAG.exec(ifMatch.trim())?.[1];
  if (version !== undefined) return version;
  throw badRequest([
    {
      field: 'If-Match',
      problem: 'is not one strong ETag',
      fix: 'Send the ETag of your last read or write, as it came.',
    },
  ]);
};
