import { isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel } from '../../words/level-names.js';
import { DESCRIPTIVE_KEYS, HOLDER_KEYS, LEVEL_KEYS, NAME_KEYS, STATEMENT_KEYS } from '../../words/lists/data-keys.js';
import { matcher, matchers } from '../../words/phrases.js';

const NAMES = Object.values(NAME_KEYS).flat();
const LEVEL: readonly string[] = Object.values(LEVEL_KEYS).flat();
const HOLDERS = matchers(HOLDER_KEYS);
const ABOUT = matcher(DESCRIPTIVE_KEYS);
const STATEMENTS = matcher(STATEMENT_KEYS);
/** Of a value that asks for something. */
const ASKING_WORDS = 3;

/** What the map or list that something stands in is of. */
export type Holder = 'levels' | 'areas' | null;

export const textOf = (node: unknown): string => {
  if (!isScalar(node)) return '';
  return node.source ?? (typeof node.value === 'string' || typeof node.value === 'number' ? String(node.value) : '');
};

export const holderOf = (key: string): Holder => {
  if (HOLDERS.levels.test(key)) return 'levels';
  return HOLDERS.areas.test(key) ? 'areas' : null;
};

const keyOf = ({ key }: Pair): string => textOf(key).toLowerCase();

/** The value that names a map: that of the first of the usual keys. */
export const nameIn = (map: YAMLMap): Pair | undefined => {
  const named = map.items.filter((pair) => isScalar(pair.value) && textOf(pair.value) !== '');
  return NAMES.map((name) => named.find((pair) => keyOf(pair) === name)).find((pair) => pair !== undefined);
};

/** True of a map that says itself which level it is about. */
export const saysLevel = (map: YAMLMap): boolean =>
  map.items.some((pair) => LEVEL.includes(keyOf(pair)) && isScalar(pair.value));

export const isLevelKey = (pair: Pair): boolean => LEVEL.includes(keyOf(pair));

/** True of a key whose one value is as good as a list with that value. */
export const asksOne = ({ key, value }: Pair, isWithinLevel: boolean): boolean => {
  const name = textOf(key);
  if (namesLevel(name) || listKindOf(name) !== null) return true;
  return isWithinLevel && !ABOUT.test(name) && textOf(value).split(/\s+/u).length >= ASKING_WORDS;
};

/** True of a list of sentences under a key that says no more than that there are some. */
export const isStatements = ({ key, value }: Pair): boolean =>
  STATEMENTS.test(textOf(key)) && isSeq(value) && value.items.every((item) => isScalar(item));
