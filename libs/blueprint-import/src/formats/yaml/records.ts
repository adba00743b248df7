import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { AREA_KEYS, ID_KEYS, TEXT_KEYS } from '../../words/lists/data-keys.js';
import {
  type Holder,
  holderOf,
  isByLevel,
  keyOf,
  levelIn,
  mapsIn,
  mayAsk,
  nameIn,
  pairAt,
  textOf,
  wordsIn,
} from './keys.js';

const AREAS = Object.values(AREA_KEYS).flat();
const IDS: readonly string[] = Object.values(ID_KEYS).flat();
const TEXTS = Object.values(TEXT_KEYS).flat();
const NAMES: readonly string[] = ['title', 'name'];

/** What levels and areas are called, by what refers to them. */
export type Index = Readonly<{ levels: ReadonlyMap<string, string>; areas: ReadonlyMap<string, string> }>;

const idsOf = (map: YAMLMap): string[] => {
  const name = nameIn(map);
  const isId = (pair: Pair): boolean => IDS.includes(textOf(pair.key)) || (keyOf(pair) === 'name' && pair !== name);
  return map.items.filter((pair) => isScalar(pair.value) && isId(pair)).map(({ value }) => textOf(value));
};

/** What a map is called, by each of what may refer to it. */
const namesOf = ({ key, map }: ReturnType<typeof mapsIn>[number]): (readonly [string, string])[] => {
  const name = textOf(nameIn(map)?.value);
  const ids = [...idsOf(map), ...(key === '' ? [] : [key])];
  return name === '' ? [] : ids.map((id) => [id, name] as const);
};

/** The levels and areas that the data defines at its top, each by its id or key. */
export const indexOf = (root: Node): Index => {
  const holders = isMap(root) ? root.items : [];
  const of = (isWanted: (holder: Holder) => boolean): ReadonlyMap<string, string> =>
    new Map(
      holders
        .filter(({ key, value }) => isWanted(isByLevel(value) ? 'levels' : holderOf(textOf(key))))
        .flatMap(({ value }) => mapsIn(value).flatMap(namesOf)),
    );
  return { levels: of((holder) => holder === 'levels'), areas: of((holder) => holder !== 'levels') };
};

/** One thing that is asked, which names its level, and its area where it has one, and holds neither. */
export type DataRecord = Readonly<{ map: YAMLMap; level: Pair; area: Pair | undefined; text: Pair }>;

/** Not what a record is called, unless it says as much as what is asked. */
const textIn = (map: YAMLMap, area: Pair | undefined): Pair | undefined =>
  TEXTS.map((key) => pairAt(map, [key])).find((pair) => {
    if (pair === undefined || pair === area) return false;
    return !NAMES.includes(keyOf(pair)) || mayAsk(pair.value);
  });

/** What a list of records tells of each: the key of an area under which most have a sentence; whether several are about one level, and have no names. */
type Shape = Readonly<{ saying: string | null; areOfLevels: boolean }>;
/** Of a sentence, where a name could stand. */
const SENTENCE_WORDS = 5;
const shapeOf = (maps: readonly YAMLMap[]): Shape => {
  const isMost = (is: (map: YAMLMap) => boolean): boolean => 2 * maps.filter(is).length > maps.length;
  const areSaid = isMost((map) => textIn(map, pairAt(map, AREAS)) !== undefined);
  const saying = AREAS.find((key) => isMost((map) => wordsIn(pairAt(map, [key])?.value) >= SENTENCE_WORDS)) ?? null;
  const areNamed = maps.some((map) => {
    const name = nameIn(map);
    return name !== undefined && name !== levelIn(map);
  });
  return { saying: areSaid ? null : saying, areOfLevels: shareLevels(maps) && !areNamed };
};

const recordOf = (map: YAMLMap, index: Index, { saying, areOfLevels }: Shape): DataRecord | null => {
  const level = levelIn(map);
  const area = pairAt(
    map,
    AREAS.filter((key) => key !== saying),
  );
  const text = saying === null ? textIn(map, area) : pairAt(map, [saying]);
  if (level === undefined || text === undefined) return null;
  const isReferred = areOfLevels || index.levels.has(textOf(level.value));
  return area === undefined && !isReferred ? null : { map, level, area, text };
};

/** What a list of records holds, one after the other: a record, or something else. Null where most are none. */
export const recordsOf = (node: unknown, index: Index): readonly (DataRecord | null)[] | null => {
  if (!isSeq(node) || node.items.length === 0) return null;
  const shape = shapeOf(node.items.filter((item) => isMap(item)));
  const records = node.items.map((item) => (isMap(item) ? recordOf(item, index, shape) : null));
  return 2 * records.filter((record) => record !== null).length > records.length ? records : null;
};

/** True of maps of which several are about one level: then it does not name them. */
export const shareLevels = (nodes: readonly unknown[]): boolean => {
  const levels = nodes.flatMap((node) => (isMap(node) ? (levelIn(node) ?? []) : [])).map(({ value }) => textOf(value));
  return new Set(levels).size < levels.length;
};

export const areaIn = (map: YAMLMap): Pair | undefined => pairAt(map, AREAS);
