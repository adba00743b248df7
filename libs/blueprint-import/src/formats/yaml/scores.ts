import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { textOf } from './keys.js';

/** "3", "NC", "n/a". */
const LONGEST_MARK = 3;
const isMark = (node: unknown): boolean => isScalar(node) && textOf(node).length <= LONGEST_MARK;
const valuesOf = (node: unknown): readonly unknown[] => (isSeq(node) ? node.items : [node]);

/** True of a map of which every value is a score or a list of scores: whatever its keys are, nothing is asked of them. */
export const areScores = (node: unknown): boolean => {
  if (!isMap(node) || node.items.length === 0) return false;
  const values = node.items.flatMap(({ value }) => valuesOf(value));
  return values.every(isMark) && values.some((value) => /\d/u.test(textOf(value)));
};

/** The places of a key and of each of its scores, in their order. */
export const scoresOf = ({ value }: Pair): readonly Node[] => valuesOf(value).filter((one) => isScalar(one));

const FEWEST = 2;
/** True of a map with a sentence, or a list of them, for each of the first numbers. */
export const isByNumber = (node: unknown): boolean => {
  if (!isMap(node) || node.items.length < FEWEST) return false;
  const numbers = node.items.map(({ key }) => textOf(key));
  const [first = ''] = numbers;
  const areNext = numbers.every((number, index) => number === String(Number(first) + index));
  return /^[01]$/u.test(first) && areNext && !areScores(node);
};
