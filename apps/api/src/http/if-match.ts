import type { Revision } from '@plumbline/domain';
import { badRequest } from './problems.js';

/** `If-Match: "3"` pins revision 3 of the stream; anything else in the header is refused, never ignored. */
export const revisionIn = (ifMatch: string | undefined): Revision | undefined => {
  if (ifMatch === undefined) return undefined;
  const digits = /^"(0|[1-9]\d{0,17})"$/.exec(ifMatch.trim())?.[1];
  if (digits !== undefined) return BigInt(digits);
  throw badRequest([
    {
      field: 'If-Match',
      problem: 'is not one strong ETag',
      fix: 'Send the ETag of your last read or write, such as "3".',
    },
  ]);
};
