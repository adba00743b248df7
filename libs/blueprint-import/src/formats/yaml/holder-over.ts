import { areAllByLevel, type Holder, holderOf, isByLevel, textOf } from './keys.js';
import { areScores, isByNumber } from './scores.js';

/** What stands below a key is of: levels where they are numbered, nothing where there are scores alone, or tracks. */
export const holderOver = (key: unknown, value: unknown): Holder => {
  if (areScores(value)) return null;
  if (isByNumber(value) || isByLevel(value)) return 'levels';
  return areAllByLevel(value) ? null : holderOf(textOf(key));
};
