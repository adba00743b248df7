import { freeKey } from '@plumbline/domain';
import { sha256 } from '@plumbline/canonical';

const MAX = 128;
const fit = (key: string, length: number): string => key.slice(0, length).replace(/-+$/u, '');

/**
 * The key, or, if another document has the same one, the key with a digest of its document: something
 * that a later edition of the same document shares, so that its key stays. A third of one role is numbered.
 */
export const keyWithin = (taken: ReadonlyMap<string, unknown>, key: string, from: string): string => {
  const plain = fit(key, MAX);
  if (!taken.has(plain)) return plain;
  const told = `${fit(key, MAX - 9)}-${sha256(from).slice(0, 8)}`;
  return freeKey(told, taken);
};
