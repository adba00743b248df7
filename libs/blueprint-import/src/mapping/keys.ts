import type { CriterionSource } from '@plumbline/domain';
import { sha256 } from '../source/decode.js';

const MAX = 128;
const fit = (key: string, length: number): string => key.slice(0, length).replace(/-+$/u, '');

/** The key, or, where another document has brought one like it, the key with a digest of where this one came from. */
export const keyWithin = (
  taken: ReadonlyMap<string, unknown>,
  key: string,
  { item, blueprint }: CriterionSource,
): string => {
  const plain = fit(key, MAX);
  if (!taken.has(plain)) return plain;
  return `${fit(key, MAX - 9)}-${sha256(`${blueprint}\n${item}`).slice(0, 8)}`;
};
