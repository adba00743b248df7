import { isScalar } from 'yaml';
import type { Names } from '../../model/page.js';
import type { Holder } from './keys.js';

/** How deep, within what, and whether within a level and an area. */
export type Within = Readonly<{ depth: number; holder: Holder; isLevel: boolean; isArea: boolean }>;
export const namesOf = (holder: Holder): { names?: Names } => {
  if (holder === null) return {};
  return { names: holder === 'levels' ? 'level' : 'area' };
};
export const isInBlock = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
