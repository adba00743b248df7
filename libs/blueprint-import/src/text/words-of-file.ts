import { normalizeSpace } from './keys.js';

/** "engineer ii" of "roles/engineer_ii.md". */
export const wordsOfFile = (name: string): string => {
  const stem = name.replace(/^.*[\\/]/u, '').replace(/\.[\p{L}\d]{1,8}$/u, '');
  return normalizeSpace(stem.replace(/[_-]+/gu, ' '));
};
