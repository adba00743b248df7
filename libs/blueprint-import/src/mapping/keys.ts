import { sha256 } from '../source/decode.js';

const MAX = 128;
const fit = (key: string, length: number): string => key.slice(0, length).replace(/-+$/u, '');

const numbered = (taken: ReadonlyMap<string, unknown>, key: string, count = 2): string => {
  const ending = `-${String(count)}`;
  const next = fit(key, MAX - ending.length) + ending;
  return taken.has(next) ? numbered(taken, key, count + 1) : next;
};

/**
 * The key, or, where another document has brought one like it, the key with a digest of what this one comes from: something
 * that a later edition of the same document shares, so that its key stays. A third of one role is numbered.
 */
export const keyWithin = (taken: ReadonlyMap<string, unknown>, key: string, from: string): string => {
  const plain = fit(key, MAX);
  if (!taken.has(plain)) return plain;
  const told = `${fit(key, MAX - 9)}-${sha256(from).slice(0, 8)}`;
  return taken.has(told) ? numbered(taken, told) : told;
};
