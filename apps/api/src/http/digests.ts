import type { CommandRecord } from '@plumbline/event-log';
import { canonicalJson, sha256OfParts } from '@plumbline/canonical';

/** A body with half a surrogate pair has no canonical form; its own text is digested, and validation refuses it later. */
const textOf = (body: unknown): string => {
  try {
    return canonicalJson(body);
  } catch {
    return JSON.stringify(body);
  }
};

const hasText = (value: unknown): boolean => {
  if (typeof value === 'string' || value instanceof Uint8Array) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasText);
};

type KeyedRequest = Readonly<{ actor: string; key: string; method: string; url: string; body: unknown }>;

/** A key counts for its actor only; a request is its method, its address with the query, and its body. */
export const recordOf = ({ actor, key, method, url, body }: KeyedRequest): CommandRecord => ({
  key: sha256OfParts(actor, key),
  request: sha256OfParts(method, url, body instanceof Uint8Array ? body : textOf(body ?? null)),
  hasText: hasText(body),
});

/** A UUID (version 8: made of a digest) that is the same for the same digest. */
export const idFromDigest = (digest: string): string => {
  const hex = sha256OfParts('new id', digest);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};
