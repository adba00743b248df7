import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel } from '../../words/level-names.js';
import { levelsAmong } from '../../words/scale.js';
import {
  DESCRIPTIVE_KEYS,
  HOLDER_KEYS,
  ID_KEYS,
  LEVEL_KEYS,
  NAME_KEYS,
  ROLE_KEYS,
  STATEMENT_KEYS,
} from '../../words/lists/data-keys.js';
import { matcher, matchers } from '../../words/phrases.js';

const NAMES: readonly string[] = Object.values(NAME_KEYS).flat();
const FOR_MACHINES: readonly string[] = Object.values(ID_KEYS).flat();
const LEVEL: readonly string[] = Object.values(LEVEL_KEYS).flat();
const HOLDERS = matchers(HOLDER_KEYS);
const ROLE: readonly string[] = Object.values(ROLE_KEYS).flat();
const ABOUT = matcher(DESCRIPTIVE_KEYS);
const STATEMENTS = matcher(STATEMENT_KEYS);
/** Of a value that asks for something. */
const ASKING_WORDS = 3;
export const wordsIn = (node: unknown): number => textOf(node).split(/\s+/u).length;
/** True of a value that may ask for something, by how much it says. */
export const mayAsk = (node: unknown): boolean => wordsIn(node) >= ASKING_WORDS;

const areLevels = (names: readonly string[]): boolean => {
  const known = names.filter(levelsAmong(names)).length;
  return known >= 2 && 2 * known >= names.length;
};
/** Where all are levels, each is one by itself. */
const areMostLevels = (names: readonly string[]): boolean => areLevels(names) && !names.every(levelsAmong(names));
const keysIn = ({ items }: YAMLMap): readonly string[] => items.map(({ key }) => textOf(key));
/** True of a map most of whose keys name levels, or of a list of maps that are called so: then the others do, too. */
export const isByLevel = (node: unknown): boolean => {
  if (isSeq(node)) return areMostLevels(node.items.map((item) => (isMap(item) ? textOf(nameIn(item)?.value) : '')));
  const keys = isMap(node) ? keysIn(node) : [];
  return areMostLevels(keys) && keys.every((key) => !ABOUT.test(key));
};

/** True of a map of tracks: below each of its keys are levels. */
export const areAllByLevel = (node: unknown): boolean =>
  isMap(node) && node.items.length >= 2 && node.items.every(({ value }) => isMap(value) && areLevels(keysIn(value)));

/** What the map or list that something stands in is of. */
export type Holder = 'levels' | 'areas' | null;

export const textOf = (node: unknown): string => {
  if (!isScalar(node)) return '';
  return node.source ?? (typeof node.value === 'string' || typeof node.value === 'number' ? String(node.value) : '');
};

/** "levelDescriptions" is two words. */
const apart = (key: string): string => key.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
export const holderOf = (key: string): Holder => {
  if (HOLDERS.levels.test(apart(key))) return 'levels';
  return HOLDERS.areas.test(apart(key)) ? 'areas' : null;
};

/** True of a key whose value stands for a name elsewhere: "id". */
export const isForMachines = (pair: Pair): boolean => FOR_MACHINES.includes(keyOf(pair));

export const keyOf = ({ key }: Pair): string => textOf(key).toLowerCase();

/** The pair of the first of some keys that the map has with a value in one piece. */
export const pairAt = (map: YAMLMap, keys: readonly string[]): Pair | undefined => {
  const said = map.items.filter((pair) => isScalar(pair.value) && textOf(pair.value) !== '');
  return keys.map((name) => said.find((pair) => keyOf(pair) === name)).find((pair) => pair !== undefined);
};

const CAPITAL = /\p{Lu}/u;
/** The value that names a map: that of the first of the usual keys; a title, where the name is one for machines. */
export const nameIn = (map: YAMLMap): Pair | undefined => {
  const name = pairAt(map, NAMES);
  const title = name !== undefined && keyOf(name) === 'name' ? pairAt(map, ['title']) : undefined;
  return title !== undefined && !CAPITAL.test(textOf(name?.value)) && CAPITAL.test(textOf(title.value)) ? title : name;
};

/** For people, where a key is for machines: "software-design". */
const TITLES: readonly string[] = ['name', 'title', 'label'];
/** True of a map below a key that has a name of its own: of a level any, of an area one for people. */
export const isCalled = ({ key, value }: Pair, holder: Holder): boolean => {
  const name = isMap(value) ? nameIn(value) : undefined;
  if (name === undefined || holder === null) return false;
  const isForPeople = TITLES.includes(keyOf(name)) && !CAPITAL.test(textOf(key)) && CAPITAL.test(textOf(name.value));
  return holder === 'levels' || isForPeople;
};

const valueAt = (map: YAMLMap, key: string): string => textOf(pairAt(map, [key])?.value);

/**
 * Of maps that share the value that would name them, such as a theme, the key that tells each from the others, such as a competency; null
 * where the usual one does, or none.
 */
export const tellingKey = (nodes: readonly unknown[]): string | null => {
  const maps = nodes.filter((node) => isMap(node));
  const tells = (key: string): boolean => {
    const values = maps.map((map) => valueAt(map, key)).filter((value) => value !== '');
    return values.length === maps.length && new Set(values).size === values.length;
  };
  const usual = maps.map((map) => nameIn(map)).map((name) => (name === undefined ? '' : keyOf(name)));
  const [first = ''] = usual;
  if (maps.length < 2 || first === '' || LEVEL.includes(first) || !usual.every((key) => key === first) || tells(first))
    return null;
  return (
    NAMES.slice(NAMES.indexOf(first) + 1).find(
      (key) => !LEVEL.includes(key) && !FOR_MACHINES.includes(key) && tells(key),
    ) ?? null
  );
};

/** What maps in one list say of each other: whether several are about one level, and the key that tells each from the others. */
export type Siblings = Readonly<{ areShared: boolean; telling: string | null }>;
export const ALONE: Siblings = { areShared: false, telling: null };
export const nameAmong = (map: YAMLMap, { telling }: Siblings): Pair | undefined =>
  telling === null ? nameIn(map) : pairAt(map, [telling]);

const MAX_NAME_WORDS = 8;
/** Of maps none of which has a usual name, the first key that tells each from the others in a few words; null where none does. */
export const otherName = (nodes: readonly unknown[]): string | null => {
  const maps = nodes.filter((node) => isMap(node));
  if (maps.length < 2 || maps.some((map) => nameIn(map) !== undefined)) return null;
  const keys = maps[0]?.items.map(keyOf) ?? [];
  const tells = (key: string): boolean => {
    const values = maps.map((map) => valueAt(map, key));
    const areNames = values.every((value) => value !== '' && value.split(/\s+/u).length <= MAX_NAME_WORDS);
    return areNames && new Set(values).size === values.length;
  };
  return keys.find(tells) ?? null;
};

/** True of a map that says itself which level it is about. */
export const saysLevel = (map: YAMLMap): boolean => levelIn(map) !== undefined;
export const isLevelKey = (pair: Pair): boolean => LEVEL.includes(keyOf(pair));
/** "gateLevel" and "role_level" as "level". */
export const levelIn = (map: YAMLMap): Pair | undefined =>
  pairAt(map, LEVEL) ??
  map.items.find(({ key, value }) => {
    const [last = '', ...others] = apart(textOf(key)).toLowerCase().split(/[ _-]/u).toReversed();
    return others.length > 0 && LEVEL.includes(last) && isScalar(value) && textOf(value) !== '';
  });

/** True of a key whose one value is as good as a list with that value. */
export const asksOne = ({ key, value }: Pair, isWithinLevel: boolean): boolean => {
  const name = textOf(key);
  if (namesLevel(name) || listKindOf(name) !== null) return true;
  // Of words, "code" is about writing it.
  const isAbout = ABOUT.test(name) && name.toLowerCase() !== 'code';
  return isWithinLevel && !isAbout && mayAsk(value);
};

/** True of sentences under a key that says no more than that there are some. */
export const isStatements = ({ key, value }: Pair, isWithinLevel: boolean): boolean => {
  if (!STATEMENTS.test(textOf(key))) return false;
  if (isScalar(value)) return isWithinLevel && !ABOUT.test(textOf(key));
  return isSeq(value) && value.items.every((item) => isScalar(item));
};

/** True of a map that says nothing but in its descriptions: then they are what it asks. */
export const saysNothingElse = (map: YAMLMap): boolean =>
  map.items.every((pair) => isScalar(pair.value) && (ABOUT.test(textOf(pair.key)) || pair === nameIn(map)));

export const isDescription = (pair: Pair): boolean => /^(?:description|desc|summary)$/u.test(keyOf(pair));

const isInWords = (node: unknown): boolean =>
  isScalar(node) || (isSeq(node) && node.items.every((item) => isScalar(item)));
/** True of a level whose only words are under such keys as "summary" and "detail": then they are what it asks. */
export const isToldByDescriptions = ({ key, value }: Pair): boolean => {
  if (!namesLevel(textOf(key)) || !isMap(value)) return false;
  const areKnown = value.items.every((pair) => {
    const isAbout = ABOUT.test(textOf(pair.key)) || STATEMENTS.test(textOf(pair.key));
    return isAbout && isInWords(pair.value);
  });
  return areKnown && value.items.some(isDescription);
};

/** Maps in a list, or in a map by their keys. */
export const mapsIn = (node: unknown): readonly Readonly<{ key: string; map: YAMLMap }>[] => {
  if (isSeq(node)) return node.items.flatMap((item) => (isMap(item) ? [{ key: '', map: item }] : []));
  return isMap(node)
    ? node.items.flatMap(({ key, value }) => (isMap(value) ? [{ key: textOf(key), map: value }] : []))
    : [];
};

const saysMuch = (node: unknown): boolean =>
  isMap(node) && node.items.some(({ value }) => !isScalar(value) || wordsIn(value) > ASKING_WORDS);
/** True of a role that says something, and holds no levels. */
export const isRole = (map: YAMLMap, name: Pair | undefined): boolean =>
  name !== undefined &&
  ROLE.includes(keyOf(name)) &&
  map.items.every(({ key, value }) => holderOf(textOf(key)) !== 'levels' && !isByLevel(value));
const holdsLevels = (map: YAMLMap): boolean =>
  map.items.some(({ key, value }) => isSeq(value) && holderOf(textOf(key)) === 'levels' && value.items.every(saysMuch));
/** What a map in a list is of: a level where it says so, an area where it holds levels and names none, else what the list is of. */
export const holderNamed = (
  map: YAMLMap,
  name: Pair,
  within: Readonly<{ holder: Holder; isLevel: boolean }>,
): Holder => {
  if (saysLevel(map) || isRole(map, name)) return 'levels';
  return holdsLevels(map) && !within.isLevel && !namesLevel(textOf(name.value)) ? 'areas' : within.holder;
};
