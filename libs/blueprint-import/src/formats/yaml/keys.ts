import { isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel } from '../../words/level-names.js';

const NAMES = ['name', 'title', 'label', 'level', 'grade', 'key', 'id', 'slug'];
const LEVEL_KEYS = ['level', 'grade'];
const LEVELS = /^(?:(?:career|job|engineering|seniority)[ _-]?)?(?:levels?|grades?|ladder|rungs)$/iu;
const AREAS =
  /^(?:areas?|dimensions?|competenc(?:y|ies)|categor(?:y|ies)|topics?|pillars?|themes?|attributes?|capabilities)$/iu;
/** Values that say something about a level or an area, and nothing that is asked. */
const ABOUT =
  /^(?:.*(?:description|summary|overview|title|name|label|path|url|link|icon|colou?r|slug)|id|key|code|order|ordinal|rank|weight|level|grade|years.*|experience|tenure|salary.*|compensation|band|track|department|version|date|updated|author|homepage|yaml|notes?|type|status|position|reports_?to)$/iu;
/** Of a value that asks for something. */
const ASKING_WORDS = 3;

/** What the map or list that something stands in is of. */
export type Holder = 'levels' | 'areas' | null;

export const textOf = (node: unknown): string => {
  if (!isScalar(node)) return '';
  return node.source ?? (typeof node.value === 'string' || typeof node.value === 'number' ? String(node.value) : '');
};

export const holderOf = (key: string): Holder => {
  if (LEVELS.test(key)) return 'levels';
  return AREAS.test(key) ? 'areas' : null;
};

const keyOf = ({ key }: Pair): string => textOf(key).toLowerCase();

/** The value that names a map: that of the first of the usual keys. */
export const nameIn = (map: YAMLMap): Pair | undefined => {
  const named = map.items.filter((pair) => isScalar(pair.value) && textOf(pair.value) !== '');
  return NAMES.map((name) => named.find((pair) => keyOf(pair) === name)).find((pair) => pair !== undefined);
};

/** True of a map that says itself which level it is about. */
export const saysLevel = (map: YAMLMap): boolean =>
  map.items.some((pair) => LEVEL_KEYS.includes(keyOf(pair)) && isScalar(pair.value));

export const isLevelKey = (pair: Pair): boolean => LEVEL_KEYS.includes(keyOf(pair));

/** True of a key whose one value is as good as a list with that value. */
export const asksOne = ({ key, value }: Pair, isWithinLevel: boolean): boolean => {
  const name = textOf(key);
  if (namesLevel(name) || listKindOf(name) !== null) return true;
  return isWithinLevel && !ABOUT.test(name) && textOf(value).split(/\s+/u).length >= ASKING_WORDS;
};

/** True of a list of sentences under a key that says no more than that there are some. */
export const isStatements = ({ key, value }: Pair): boolean =>
  /^(?:descriptions?|details|items|points|bullets|statements)$/iu.test(textOf(key)) &&
  isSeq(value) &&
  value.items.every((item) => isScalar(item));
