import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Block, Entry, Names, Place, Run } from '../../model/page.js';
import { refuse } from '../../model/refused.js';
import { namesLevel } from '../../words/level-names.js';
import { asksOne, type Holder, holderOf, isLevelKey, isStatements, nameIn, saysLevel, textOf } from './keys.js';

/** How deep, within what, and whether within a level. */
type Within = Readonly<{ depth: number; holder: Holder; isLevel: boolean }>;

const namesOf = (holder: Holder): { names?: Names } => {
  if (holder === null) return {};
  return { names: holder === 'levels' ? 'level' : 'area' };
};

/** Maps as headings, sequences as lists, other values as "key: value". `maxDepth` is refused where it is exceeded. */
export const yamlBlocks = (root: Node, lines: LineCounter, maxDepth: number): Block[] => {
  const placeOf = (node: unknown): Place => {
    const { line, col } = lines.linePos((node as Node).range?.[0] ?? 0);
    return { line, column: col };
  };
  const runsOf = (node: unknown, strong = false): Run[] => [{ text: textOf(node), strong, at: placeOf(node) }];
  const labelled = ({ key, value }: Pair): Run[] => [
    ...runsOf(key, true),
    { text: ': ', strong: true, at: placeOf(key) },
    ...runsOf(value),
  ];
  const entryOf = (node: unknown, within: Within): Entry =>
    isScalar(node)
      ? { runs: runsOf(node), inner: [], at: placeOf(node) }
      : { runs: [], inner: blocksIn(node, within), at: placeOf(node) };

  const below = (key: unknown, { depth, holder, isLevel }: Within): Within => ({
    depth: depth + 1,
    holder: holder === null ? holderOf(textOf(key)) : null,
    isLevel: isLevel || holder === 'levels' || namesLevel(textOf(key)),
  });

  const pairBlocks = (pair: Pair, within: Within): Block[] => {
    const { key, value } = pair;
    const { depth, holder, isLevel } = within;
    const heading: Block = { type: 'heading', depth, runs: runsOf(key), at: placeOf(key), ...namesOf(holder) };
    if (value === null) return [heading];
    if (isStatements(pair)) return blocksIn(value, below(key, within));
    if (!isScalar(value)) return [heading, ...blocksIn(value, below(key, within))];
    if (textOf(value) === '') return [heading];
    if (holder !== null || asksOne(pair, isLevel))
      return [heading, { type: 'list', entries: [entryOf(value, within)] }];
    return [{ type: 'paragraph', runs: labelled(pair), at: placeOf(key) }];
  };

  const headingOf = (name: Pair, depth: number): Extract<Block, { type: 'heading' }> => {
    const isNumber = isLevelKey(name) && /^\d+$/u.test(textOf(name.value));
    const runs = isNumber ? labelled(name) : runsOf(name.value);
    return { type: 'heading', depth, runs, at: placeOf(isNumber ? name.key : name.value) };
  };

  /** A map in a sequence is headed by the value that names it; a level by its number where it has no name. */
  const namedMap = (map: YAMLMap, within: Within): Block[] => {
    const name = nameIn(map);
    if (name === undefined) return map.items.flatMap((pair) => pairBlocks(pair, within));
    const holder = saysLevel(map) ? 'levels' : within.holder;
    const isLevel = within.isLevel || holder === 'levels' || namesLevel(textOf(name.value));
    const inner = { depth: within.depth + 1, holder: null, isLevel };
    const rest = map.items.filter((pair) => pair !== name).flatMap((pair) => pairBlocks(pair, inner));
    return [{ ...headingOf(name, within.depth), ...namesOf(holder) }, ...rest];
  };

  const sequence = (nodes: readonly unknown[], within: Within): Block[] => {
    const blocks: Block[] = [];
    let entries: Entry[] | null = null;
    for (const node of nodes) {
      if (isMap(node)) {
        blocks.push(...namedMap(node, within));
        entries = null;
      } else {
        if (entries === null) blocks.push({ type: 'list', entries: (entries = []) });
        entries.push(entryOf(node, within));
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
    return isSeq(node) ? sequence(node.items, within) : [{ type: 'paragraph', runs: runsOf(node), at: placeOf(node) }];
  };
  return blocksIn(root, { depth: 1, holder: null, isLevel: false });
};
