import { createHash, hash } from 'node:crypto';

type Content = string | Uint8Array;

/** SHA-256 in hexadecimal, of bytes or of a text's UTF-8. */
export const sha256 = (content: Content): string => hash('sha256', content, 'hex');

/**
 * One digest of several parts: each counts with its length, so that moving text from one part to the next is another digest.
 * Stored keys hang on this form.
 */
export const sha256OfParts = (...parts: readonly Content[]): string => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(`${part.length.toString()}:`).update(part);
  return digest.digest('hex');
};
