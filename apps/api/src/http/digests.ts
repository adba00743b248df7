import { createHash } from 'node:crypto';
import type { CommandRecord } from '@plumbline/application';

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length.toString()}:`).update(part);
  return hash.digest('hex');
};

/** Same value, same text: keys are sorted at every depth. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

type KeyedRequest = Readonly<{ actor: string; key: string; method: string; url: string; body: unknown }>;

/** A key counts for its actor only; a request is its method, its address with the query, and its body. */
export const recordOf = ({ actor, key, method, url, body }: KeyedRequest): CommandRecord => ({
  key: sha256(actor, key),
  request: sha256(method, url, body instanceof Uint8Array ? body : canonical(body ?? null)),
});

/** A UUID (version 8: made of a digest) that is the same for the same digest. */
export const idFromDigest = (digest: string): string => {
  const hex = sha256('new id', digest);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};
