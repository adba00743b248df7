import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Block, Entry, Names, Place, Run } from '../../model/page.js';
import { refuse } from '../../model/refused.js';
import { namesLevel } from '../../words/level-names.js';
import { levelsBeside } from '../../words/scale.js';
import { entriesOf, listsOf } from './entries.js';
import {
  ALONE,
  asksOne,
  type Holder,
  holderNamed,
  isCalled,
  isDescription,
  isForMachines,
  isLevelKey,
  isStatements,
  isToldByDescriptions,
  levelIn,
  nameAmong,
  otherName,
  saysNothingElse,
  tellingKey,
  textOf,
} from './keys.js';
import { holderOver } from './holder-over.js';
import { areScores, isByNumber, scoresOf } from './scores.js';
import { isToldInDescriptions } from './level-descriptions.js';
import { isInBlock, namesOf, type Within } from './within.js';
import { areaIn, type DataRecord, indexOf, recordsOf, shareLevels } from './records.js';

/** Maps as headings, sequences as lists, other values as "key: value". `maxDepth` is refused where it is exceeded. */
export const yamlBlocks = (root: Node, lines: LineCounter, maxDepth: number): Block[] => {
  const index = indexOf(root);
  const told = new Set<string>();
  const saysMore = isMap(root) && root.items.filter(({ value }) => !isScalar(value)).length > 1;
  const placeOf = (node: unknown): Place => {
    const { line, col } = lines.linePos((node as Node).range?.[0] ?? 0);
    return isInBlock(node) ? { line: line + 1, column: 1 } : { line, column: col };
  };
  const runsOf = (node: unknown, strong = false): Run[] => [{ text: textOf(node), strong, at: placeOf(node) }];
  const labelled = ({ key, value }: Pair): Run[] => [
    ...runsOf(key, true),
    { text: ': ', strong: true, at: placeOf(key) },
    ...runsOf(value),
  ];
  const listOf = (node: unknown): Block[] => listsOf(runsOf(node), placeOf(node));

  const below = ({ key, value }: Pair, { depth, holder, isLevel, isArea }: Within): Within => ({
    depth: depth + 1,
    holder: holder === null ? holderOver(key, value) : null,
    isLevel: isLevel || holder === 'levels' || namesLevel(textOf(key)),
    isArea: isArea || holder === 'areas',
  });

  const headed = (depth: number, node: unknown, names?: Names): Block => ({
    ...{ type: 'heading', depth, runs: runsOf(node), at: placeOf(node) },
    ...(names === undefined ? {} : { names }),
  });

  const pairBlocks = (pair: Pair, within: Within): Block[] => {
    const { key, value } = pair;
    const { depth, holder, isLevel } = within;
    if (isMap(value) && isCalled(pair, holder))
      return [{ type: 'paragraph', runs: runsOf(key), at: placeOf(key) }, ...namedMap(value, within)];
    if (isStatements(pair, isLevel)) return statementBlocks(pair, within);
    if (refersToLevel(pair)) return levelBlocks(pair, within);
    const heading = headed(depth, key, nameOver(pair, within));
    if (value !== null && !isScalar(value)) return [heading, ...partsBelow(pair, within)];
    return scalarBlocks(pair, heading, holder !== null || asksOne(pair, isLevel));
  };
  /** A key that stands for a level which the data defines elsewhere. */
  const refersToLevel = ({ key }: Pair): boolean => index.levels.has(textOf(key));
  const levelBlocks = (pair: Pair, within: Within): Block[] => {
    const { key, value } = pair;
    const heading = referredTo(key, index.levels, within.depth, 'level');
    if (isScalar(value)) return scalarBlocks(pair, heading, true);
    return value === null ? [heading] : [heading, ...partsBelow(pair, { ...within, holder: 'levels' })];
  };
  const nameOver = (pair: Pair, within: Within): Names | undefined =>
    namesOf(within.holder).names ?? (isGroup(pair, within) ? 'group' : undefined);
  /** What a key says of others, where it says no more than that there are levels below it. */
  const isGroup = ({ key, value }: Pair, { holder }: Within): boolean =>
    holder === null && isByNumber(value) && !namesLevel(textOf(key));
  const scoreLine = (pair: Pair): Block => {
    const said = scoresOf(pair).flatMap((node, index) => [
      { text: index === 0 ? ': ' : ', ', strong: false, at: placeOf(node) },
      ...runsOf(node),
    ]);
    return { type: 'paragraph', runs: [...runsOf(pair.key, true), ...said], at: placeOf(pair.key) };
  };
  /** Levels are defined in a list of their own where the data says elsewhere what they ask. */
  const isDefinition = ({ holder, isArea }: Within): boolean => holder === 'levels' && !isArea && saysMore;
  const partsBelow = (pair: Pair, within: Within): Block[] => {
    const { value } = pair;
    if (isMap(value) && areScores(value)) return value.items.map(scoreLine);
    const inner = below(pair, within);
    if (!isMap(value) || !isToldByDescriptions(pair) || isDefinition(within)) return blocksIn(value, inner);
    return value.items.flatMap((one) =>
      isDescription(one) && isScalar(one.value) ? listOf(one.value) : pairBlocks(one, inner),
    );
  };
  const statementBlocks = (pair: Pair, within: Within): Block[] =>
    isScalar(pair.value) ? listOf(pair.value) : blocksIn(pair.value, below(pair, within));
  /** `asks`: the one value is as good as a list with it. */
  const scalarBlocks = (pair: Pair, heading: Block, asks: boolean): Block[] => {
    if (textOf(pair.value) === '') return [heading];
    if (asks) return [heading, ...listOf(pair.value)];
    return [{ type: 'paragraph', runs: labelled(pair), at: placeOf(pair.key) }];
  };

  const headingOf = (name: Pair, depth: number): Extract<Block, { type: 'heading' }> => {
    const isNumber = isLevelKey(name) && /^\d+$/u.test(textOf(name.value));
    const runs: Run[] = isNumber
      ? [...runsOf(name.key), { text: ' ', strong: false, at: placeOf(name.key) }, ...runsOf(name.value)]
      : runsOf(name.value);
    const title = isForMachines(name) ? index.areas.get(textOf(name.value)) : undefined;
    const at = placeOf(isNumber ? name.key : name.value);
    return { type: 'heading', depth, runs: title === undefined ? runs : [{ text: title, strong: false, at }], at };
  };

  /** A map in a sequence is headed by the value that names it; a level by its number where it has no name. */
  const namedMap = (map: YAMLMap, within: Within, siblings = ALONE): Block[] => {
    const name = nameAmong(map, siblings);
    if (name === undefined) return map.items.flatMap((pair) => pairBlocks(pair, within));
    const level = levelIn(map);
    const isReference = level !== undefined && level !== name && (siblings.areShared || areaIn(map) === name);
    if (isReference) return referringMap(map, { level, name }, within);
    const holder = holderNamed(map, name, within);
    const rest = map.items.filter((pair) => pair !== name).flatMap(partsOf(map, withinNamed(name, holder, within)));
    return [{ ...headingOf(name, within.depth), ...namesOf(holder) }, ...rest];
  };
  const withinNamed = (name: Pair, holder: Holder, { depth, isLevel, isArea }: Within): Within => ({
    depth: depth + 1,
    holder: null,
    isLevel: isLevel || holder === 'levels' || namesLevel(textOf(name.value)),
    isArea: isArea || holder === 'areas',
  });
  const areDescriptionsAsked = isToldInDescriptions(root);
  /** Of a level in an area, a description is what it asks where it says nothing else; of any, where nothing is said of levels but that. */
  const partsOf = (map: YAMLMap, inner: Within): ((pair: Pair) => Block[]) => {
    const isBare = inner.isLevel && (areDescriptionsAsked || (inner.isArea && saysNothingElse(map)));
    const isLevel = levelsBeside(map.items.map(({ key }) => textOf(key)));
    return (pair) => {
      if (isBare && isDescription(pair)) return listOf(pair.value);
      const isBeside = !inner.isLevel && isLevel(textOf(pair.key)) && !namesLevel(textOf(pair.key));
      return pairBlocks(pair, isBeside ? { ...inner, holder: 'levels' } : inner);
    };
  };

  /** The heading of what a value refers to, by its name; told once, or where it is defined. */
  const referredTo = (value: unknown, names: ReadonlyMap<string, string>, depth: number, as: Names): Block => {
    const at = placeOf(value);
    const text = names.get(textOf(value)) ?? textOf(value);
    const repeated = names.has(textOf(value)) || told.has(`${as} ${text}`);
    told.add(`${as} ${text}`);
    return { type: 'heading', depth, runs: [{ text, strong: false, at }], at, names: as, repeated };
  };

  /** A map that is about a level and an area, and holds lists: both are headings over them. */
  const referringMap = (
    map: YAMLMap,
    { level, name }: Readonly<{ level: Pair; name: Pair }>,
    { depth }: Within,
  ): Block[] => {
    const inner = { depth: depth + 2, holder: null, isLevel: true, isArea: true };
    return [
      referredTo(level.value, index.levels, depth, 'level'),
      referredTo(name.value, index.areas, depth + 1, 'area'),
      ...map.items.filter((pair) => pair !== level && pair !== name).flatMap((pair) => pairBlocks(pair, inner)),
    ];
  };

  const recordBlocks = ({ map, level, area, text }: DataRecord, { depth }: Within): Block[] => {
    const inner = { depth: depth + 2, holder: null, isLevel: true, isArea: true };
    const rest = map.items.filter((pair) => pair !== level && pair !== area && pair !== text);
    return [
      referredTo(level.value, index.levels, depth, 'level'),
      ...(area === undefined ? [] : [referredTo(area.value, index.areas, depth + 1, 'area')]),
      ...listOf(text.value),
      ...rest.flatMap((pair) => pairBlocks(pair, inner)),
    ];
  };

  const sequence = (nodes: readonly unknown[], within: Within): Block[] => {
    const blocks: Block[] = [];
    const telling = within.holder === 'levels' ? otherName(nodes) : null;
    const siblings = { areShared: shareLevels(nodes), telling: telling ?? tellingKey(nodes) };
    let entries: Entry[] | null = null;
    for (const node of nodes) {
      if (isMap(node)) {
        blocks.push(...namedMap(node, within, siblings));
        entries = null;
      } else {
        if (entries === null) blocks.push({ type: 'list', entries: (entries = []) });
        const inner = isScalar(node) ? null : blocksIn(node, within);
        entries.push(
          ...(inner === null ? entriesOf(runsOf(node), placeOf(node)) : [{ runs: [], inner, at: placeOf(node) }]),
        );
      }
    }
    return blocks;
  };

  const blocksIn = (node: unknown, within: Within): Block[] => {
    const where = `Line ${String(placeOf(node).line)}`;
    if (within.depth > maxDepth)
      return refuse('blueprint-too-complex', `${where} is nested deeper than ${String(maxDepth)} levels of YAML.`);
    if (isAlias(node)) return refuse('blueprint-yaml', `${where} repeats another part by an alias; write it out.`);
    if (isMap(node)) return node.items.flatMap((pair) => pairBlocks(pair, within));
    const records = recordsOf(node, index);
    if (records !== null && isSeq(node))
      return node.items.flatMap((item, at) => {
        const record = records[at] ?? null;
        return record === null ? sequence([item], within) : recordBlocks(record, within);
      });
    return isSeq(node) ? sequence(node.items, within) : [{ type: 'paragraph', runs: runsOf(node), at: placeOf(node) }];
  };
  return blocksIn(root, { depth: 1, holder: null, isLevel: false, isArea: false });
};
